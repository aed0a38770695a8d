// How long something takes: the median of blocks long enough for the clock.

import NablaCanvas
import NablaSystem

enum Stopwatch {
  /// Seconds that one run of `body` takes.
  ///
  /// - Parameters:
  ///   - blocks: how many blocks are timed; their median counts.
  ///   - length: about how many seconds a block takes.
  ///   - body: runs as often as it is told.
  static func seconds(blocks: Int = 5, block length: Double = 0.1, _ body: (_ times: Int) -> Void) -> Double {
    var times = 1
    while true {
      let elapsed = time { body(times) }
      if elapsed > length / 3 || times > 1 << 40 { break }
      times = elapsed < 1e-5 ? times * 64 : max(times + 1, Int(clamping: Double(times) * length / elapsed))
    }
    return median((0..<blocks).map { _ in time { body(times) } / Double(times) })
  }

  static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return .nan }
    return (sorted[sorted.count / 2] + sorted[(sorted.count - 1) / 2]) / 2
  }

  static func time(_ body: () -> Void) -> Double {
    let start = Clock.seconds()
    body()
    return Clock.seconds() - start
  }
}

enum ProcessorCount {
  /// How many threads run at the same time on this machine.
  static var current: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
