// Many runs on all cores, for a command that waits for them.

import Dispatch
import NablaCore

extension ManyRuns {
  /// How each run comes out, in their order.
  ///
  /// - Parameters:
  ///   - members: the runs.
  ///   - steps: how many steps each makes.
  ///   - what: what a person who waits hears is counted; nil where none is told.
  func endsOnAllCores(of members: [Member], steps: Int, telling what: String?) -> [RunEnd] {
    let block = self.block
    let parts = (members.count + block - 1) / block
    let progress = what.map { Progress($0, total: members.count, isAlone: true) }
    defer { progress?.end() }
    var results = [[RunEnd]](repeating: [], count: parts)
    results.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let results = buffer.baseAddress!
      DispatchQueue.concurrentPerform(iterations: parts) { part in
        let range = part * block..<min((part + 1) * block, members.count)
        results[part] = ends(of: Array(members[range]), steps: steps) ?? []
        for _ in range { progress?.advance() }
      }
    }
    return results.flatMap { $0 }
  }
}
