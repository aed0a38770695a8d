// Running a program to its end, without a terminal.

import Foundation
@preconcurrency import Glibc

/// What a program wrote, and how it ended.
package struct ProgramRun: Sendable {
  package var output: [UInt8] = []
  package var error: [UInt8] = []
  package var status = ExitStatus.code(0)

  package var outputText: String { String(decoding: output, as: UTF8.self) }
  package var errorText: String { String(decoding: error, as: UTF8.self) }
}

/// Runs a program to its end; one that takes longer than `timeout` seconds is killed.
package func run(
  _ program: String, _ arguments: [String] = [], input: String = "", environment: [String: String?] = [:],
  timeout: Double = 60
) throws -> ProgramRun {
  Spawn.lock.lock()
  var ends: [[Int32]] = []
  for _ in 0..<3 {
    var pair: [Int32] = [-1, -1]
    pipe(&pair)
    Spawn.closeOnExec(pair[0], pair[1])
    ends.append(pair)
  }
  let started = Result {
    try Spawn.start(
      program, arguments, environment, on: .descriptors(input: ends[0][0], output: ends[1][1], error: ends[2][1]))
  }
  for descriptor in [ends[0][0], ends[1][1], ends[2][1]] { close(descriptor) }
  Spawn.lock.unlock()
  var toWrite = ends[0][1]
  var toRead = [ends[1][0], ends[2][0]]
  defer { for descriptor in toRead + [toWrite] where descriptor >= 0 { close(descriptor) } }
  let process = try started.get()

  _ = fcntl(toWrite, F_SETFL, O_NONBLOCK)
  var rest = Array(input.utf8)[...]
  var texts: [[UInt8]] = [[], []]
  var part = [UInt8](repeating: 0, count: 65536)
  let end = Date().addingTimeInterval(timeout)
  while toRead.contains(where: { $0 >= 0 }) {
    if rest.isEmpty, toWrite >= 0 {
      close(toWrite)
      toWrite = -1
    }
    var waiting = toRead.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    waiting.append(pollfd(fd: toWrite, events: Int16(POLLOUT), revents: 0))
    _ = poll(&waiting, 3, 100)
    if waiting[2].revents & Int16(POLLERR) != 0 {
      rest = []
    } else if waiting[2].revents != 0 {
      let count = rest.withUnsafeBytes { write(toWrite, $0.baseAddress, min($0.count, 4096)) }
      if count > 0 { rest = rest.dropFirst(count) }
    }
    for index in 0..<2 where waiting[index].revents != 0 {
      let count = read(toRead[index], &part, part.count)
      if count > 0 {
        texts[index] += part[..<count]
      } else {
        close(toRead[index])
        toRead[index] = -1
      }
    }
    if Date() > end { kill(process, SIGKILL) }
  }
  var status: Int32 = 0
  waitpid(process, &status, 0)
  return ProgramRun(output: texts[0], error: texts[1], status: ExitStatus(waitStatus: status))
}
