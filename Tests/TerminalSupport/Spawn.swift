// Starting programs the way a shell does: no signals blocked or ignored, no descriptors of ours, a chosen environment.

import CVTerm
import Foundation
@preconcurrency import Glibc

/// How a program ended.
package enum ExitStatus: Equatable, Sendable {
  case code(Int32)
  case signal(Int32)

  init(waitStatus: Int32) {
    self = waitStatus & 0x7F == 0 ? .code(waitStatus >> 8 & 0xFF) : .signal(waitStatus & 0x7F)
  }
}

/// A program could not be started.
package struct SpawnFailure: Error, CustomStringConvertible {
  package let description: String
}

/// The built executable of that name: products stand beside the test bundle.
package func builtProduct(_ name: String) -> String {
  let bundle = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
  return URL(fileURLWithPath: bundle).deletingLastPathComponent().appendingPathComponent(name).path
}

enum Spawn {
  /// Between making a descriptor and marking it close-on-exec no other test may start a program, which would keep it.
  static let lock = NSLock()
  /// POSIX_SPAWN_SETSID, which glibc hides.
  private static let newSession: Int16 = 0x80

  enum Stream {
    case terminal(String)
    case descriptors(input: Int32, output: Int32, error: Int32)
  }

  /// Starts a program; call it with `lock` held.
  static func start(
    _ program: String, _ arguments: [String], _ environment: [String: String?], on stream: Stream
  ) throws -> pid_t {
    ProgramThreads.expectCurrent()
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var flags = Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK)
    switch stream {
    case .terminal(let path):
      // In a new session the first terminal opened is the controlling one.
      flags |= newSession
      posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
      posix_spawn_file_actions_adddup2(&actions, 0, 1)
      posix_spawn_file_actions_adddup2(&actions, 0, 2)
    case .descriptors(let input, let output, let error):
      posix_spawn_file_actions_adddup2(&actions, input, 0)
      posix_spawn_file_actions_adddup2(&actions, output, 1)
      posix_spawn_file_actions_adddup2(&actions, error, 2)
    }
    // Whoever runs the tests may hold a lock by a descriptor, which a program that stays behind would keep.
    posix_spawn_file_actions_addclosefrom_np(&actions, 3)
    var every = sigset_t()
    sigfillset(&every)
    posix_spawnattr_setsigdefault(&attributes, &every)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, flags)

    let words = ([program] + arguments).map { strdup($0) } + [nil]
    let variables = merged(environment).map { strdup("\($0)=\($1)") } + [nil]
    defer { for pointer in words + variables { free(pointer) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, program, &actions, &attributes, words, variables)
    guard code == 0 else { throw SpawnFailure(description: "\(program): \(String(cString: strerror(code)))") }
    return process
  }

  private static let unset = [
    "COLORFGBG",
    "NO_COLOR", "NABLA_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLORTERM", "ESCDELAY", "LC_CTYPE", "LANG", "LINES",
    "COLUMNS", "TMUX", "STY",
  ]

  /// This process's environment with fixed terminal settings, changed as asked; nil unsets.
  private static func merged(_ changes: [String: String?]) -> [String: String] {
    var environment = ProcessInfo.processInfo.environment
    // `swift test` sets NO_COLOR when its own output is no terminal.
    for name in unset { environment[name] = nil }
    environment["TERM"] = "xterm-256color"
    environment["LC_ALL"] = "C.UTF-8"
    environment["SWIFT_BACKTRACE"] = "enable=no"
    // Nobody's own settings, and none that another test has chosen.
    environment["XDG_CONFIG_HOME"] = nil
    environment["XDG_STATE_HOME"] = nil
    if changes["HOME"] == nil { environment["HOME"] = Homes.new() }
    for (name, value) in changes { environment[name] = value }
    return environment
  }

  static func closeOnExec(_ descriptors: Int32...) {
    for descriptor in descriptors { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
  }
}

/// Folders that stand for a user's home, one for each program that is started.
enum Homes {
  private static let parent: String = {
    let path = NSTemporaryDirectory() + "nabla-homes-\(getpid())"
    atexit { try? FileManager.default.removeItem(atPath: Homes.parent) }
    return path
  }()

  static func new() -> String {
    let path = parent + "/" + UUID().uuidString
    let configuration = path + "/.config/nabla"
    try? FileManager.default.createDirectory(atPath: configuration, withIntermediateDirectories: true)
    // Who tests the hint of the first start begins in a home of their own.
    try? "introduction: false\n".write(toFile: configuration + "/config.yaml", atomically: true, encoding: .utf8)
    return path
  }
}
