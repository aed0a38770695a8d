// The variables of the process.

/// Variables are read before any thread changes them.
package enum Environment {
  /// All variables.
  package static var all: [String: String] {
    var result: [String: String] = [:]
    var entry = system_environment()
    while let text = entry.pointee {
      let parts = String(cString: text).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { result[String(parts[0])] = String(parts[1]) }
      entry += 1
    }
    return result
  }

  /// A variable's value; nil where it is not set.
  package static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
