// The one file that imports the platform's mathematics; everything else calls these names.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@inline(__always) package func exponential(_ x: Double) -> Double { exp(x) }
@inline(__always) package func naturalLogarithm(_ x: Double) -> Double { log(x) }
/// ln(1 + x), exact for small x.
@inline(__always) package func logarithmOfOnePlus(_ x: Double) -> Double { log1p(x) }
/// eˣ − 1, exact for small x.
@inline(__always) package func exponentialMinusOne(_ x: Double) -> Double { expm1(x) }
@inline(__always) package func hyperbolicTangent(_ x: Double) -> Double { tanh(x) }
@inline(__always) package func sineOf(_ x: Double) -> Double { sin(x) }
@inline(__always) package func cosineOf(_ x: Double) -> Double { cos(x) }
@inline(__always) package func tangentOf(_ x: Double) -> Double { tan(x) }
@inline(__always) package func arcCosineOf(_ x: Double) -> Double { acos(x) }
@inline(__always) package func power(_ x: Double, _ y: Double) -> Double { pow(x, y) }
@inline(__always) package func decimalLogarithm(_ x: Double) -> Double { log10(x) }

/// What the environment says of a variable; nil where it has none. Read before any thread changes the environment.
package func environmentVariable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
