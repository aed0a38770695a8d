// How much of a long test is done: a share each time, all of it with NABLA_SOAK=1.

import Foundation

package enum Soak {
  /// Whether everything is to be tried, however long it takes.
  package static let isOn = ProcessInfo.processInfo.environment["NABLA_SOAK"] == "1"

  /// One of two amounts.
  package static func amount(_ usual: Int, all: Int) -> Int { isOn ? all : usual }
}

/// Random numbers that are the same in every run.
package struct SeededDice: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(_ seed: UInt64) { state = seed }

  /// SplitMix64, by Steele, Lea and Flood (2014).
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
