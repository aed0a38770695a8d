// The one file that knows the platform's mathematics; everything else calls these names.

import NablaSystem

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
