// A program on a pseudo-terminal, with its screen, its bytes and its keyboard.

import Foundation
@preconcurrency import Glibc

/// A running program and the terminal it thinks it is on. Killed when it goes out of scope.
package final class TerminalSession {
  package let process: pid_t
  /// Everything the program has written.
  package private(set) var transcript: [UInt8] = []
  /// How the program ended; nil while it runs.
  package private(set) var status: ExitStatus?
  /// The terminal's modes before the program started.
  package let firstModes: TerminalDriverModes
  private var master: Int32
  private let screen: VirtualScreen
  /// How the terminal answers questions; nil: not at all.
  private let manners: TerminalManners?
  private var questions = QuestionReader()
  private var waitingAnswers: [(due: Date, text: String)] = []

  /// Starts a program on a new terminal.
  ///
  /// - Parameter environment: changes to this process's environment; nil unsets. TERM is xterm-256color and LC_ALL
  ///   C.UTF-8 if nothing else is said.
  package init(
    _ program: String, _ arguments: [String] = [], environment: [String: String?] = [:], columns: Int = 80,
    rows: Int = 24, manners: TerminalManners? = nil
  ) throws {
    self.manners = manners
    Spawn.lock.lock()
    defer { Spawn.lock.unlock() }
    var slave: Int32 = -1
    var name = [CChar](repeating: 0, count: 128)
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    master = -1
    guard openpty(&master, &slave, &name, nil, &size) == 0 else {
      throw SpawnFailure(description: "no pseudo-terminal: \(String(cString: strerror(errno)))")
    }
    Spawn.closeOnExec(master, slave)
    defer { close(slave) }
    firstModes = TerminalDriverModes(of: master)
    let path = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    process = try Spawn.start(program, arguments, environment, on: .terminal(path))
    screen = VirtualScreen(columns: columns, rows: rows)
  }

  deinit {
    if status == nil {
      kill(process, SIGKILL)
      var ignored: Int32 = 0
      waitpid(process, &ignored, 0)
    }
    if master >= 0 { close(master) }
  }

  // MARK: Keyboard, window, signals

  /// Sends bytes as they are.
  package func send(_ bytes: some Collection<UInt8>) {
    var rest = Array(bytes)[...]
    let end = Date().addingTimeInterval(20)
    while !rest.isEmpty, Date() < end {
      var wait = pollfd(fd: master, events: Int16(POLLOUT), revents: 0)
      _ = poll(&wait, 1, 20)
      if wait.revents & Int16(POLLOUT) != 0 {
        // What is left unread blocks the writer in the end, so only what surely fits goes at once.
        let count = rest.withUnsafeBytes { write(master, $0.baseAddress, min($0.count, 512)) }
        if count > 0 { rest = rest.dropFirst(count) }
      }
      readWhatIsThere()
    }
  }

  /// Types a text.
  package func type(_ text: String) { send(Array(text.utf8)) }

  /// Presses keys by their names, separated by spaces: `n`, `Space`, `S-Left`, `C-p`, `F5`.
  package func send(keys: String) {
    for name in keys.split(separator: " ") { send(KeyBytes.of(String(name))) }
  }

  package func resize(columns: Int, rows: Int) {
    screen.resize(columns: columns, rows: rows)
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  /// Sends a signal to the program, or to another process.
  package func signal(_ number: Int32, process other: pid_t? = nil) { kill(other ?? process, number) }

  /// Closes the window.
  package func hangUp() {
    close(master)
    master = -1
  }

  /// While this holds nobody reads what the program writes, as when a window hangs.
  package var isStuck = false

  /// As many bytes are read of what the program writes; nil: all there are.
  package var bytesPerSecond: Int?
  private var nextSlowRead = Date.distantPast

  /// How many written bytes nobody has read yet, as far as the driver tells.
  package var unreadCount: Int {
    var count: Int32 = 0
    return ioctl(master, UInt(FIONREAD), &count) == 0 ? Int(count) : 0
  }

  // MARK: Waiting

  /// Reads until something holds on the screen; false where it does not within `timeout` seconds.
  package func until(_ timeout: Double = 15, _ holds: () -> Bool) -> Bool {
    let end = Date().addingTimeInterval(timeout)
    while true {
      readWhatIsThere()
      if holds() { return true }
      let left = end.timeIntervalSinceNow
      guard left > 0 else { return false }
      reap()
      // An ended program writes no more, but the moment of its end may lie after the last look.
      if status != nil {
        readWhatIsThere()
        return holds()
      }
      var wait = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      if poll(&wait, 1, Int32(min(left, 0.05) * 1000) + 1) > 0, wait.revents & Int16(POLLIN) == 0 { usleep(2000) }
    }
  }

  /// Waits for the program's end; nil where it does not come within `timeout` seconds.
  @discardableResult
  package func wait(_ timeout: Double = 15) -> ExitStatus? {
    let end = Date().addingTimeInterval(timeout)
    while status == nil, Date() < end {
      readWhatIsThere()
      reap()
      if status == nil { usleep(1000) }
    }
    readWhatIsThere()
    return status
  }

  private func reap() {
    var code: Int32 = 0
    if status == nil, waitpid(process, &code, WNOHANG) == process { status = ExitStatus(waitStatus: code) }
  }

  private func readWhatIsThere() {
    guard master >= 0, !isStuck else { return }
    if let bytesPerSecond { return readSlowly(bytesPerSecond) }
    var part = [UInt8](repeating: 0, count: 65536)
    var ready = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    while poll(&ready, 1, 0) > 0, ready.revents & Int16(POLLIN) != 0 {
      let count = read(master, &part, part.count)
      guard count > 0 else { return }
      transcript += part[..<count]
      screen.write(part[..<count])
      if let manners {
        for (text, delay) in questions.answers(to: part[..<count], manners) {
          waitingAnswers.append((Date().addingTimeInterval(delay), text))
        }
      }
    }
    answer()
  }

  /// Reads a piece ten times a second, and forgets what it says: nobody waits for what stands on a slow screen.
  private func readSlowly(_ bytesPerSecond: Int) {
    guard Date() >= nextSlowRead else { return }
    nextSlowRead = Date().addingTimeInterval(0.1)
    var ready = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&ready, 1, 0) > 0, ready.revents & Int16(POLLIN) != 0 else { return }
    var part = [UInt8](repeating: 0, count: bytesPerSecond / 10)
    let count = read(master, &part, part.count)
    guard count > 0 else { return }
    transcript += part[..<count]
    screen.write(part[..<count])
  }

  /// Sends the answers that are due, in one piece.
  private func answer() {
    let now = Date()
    let due = waitingAnswers.filter { $0.due <= now }
    guard !due.isEmpty else { return }
    waitingAnswers.removeAll { $0.due <= now }
    let bytes = Array(due.map(\.text).joined().utf8)
    _ = bytes.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
    answeredCount += due.count
  }

  /// How many questions have been answered.
  package private(set) var answeredCount = 0

  // MARK: What is to be seen

  /// A row of the screen, blanks included.
  package func line(_ y: Int) -> String { screen.line(y) }
  /// The whole screen, rows separated by newlines.
  package var text: String { (0..<screen.rows).map(screen.line).joined(separator: "\n") }
  package func cell(_ x: Int, _ y: Int) -> ShownCell { screen.cell(x, y) }
  package var cursor: (x: Int, y: Int) { screen.cursor }

  package var transcriptText: String { String(decoding: transcript, as: UTF8.self) }

  /// How often a text stands in the transcript.
  package func count(of text: String) -> Int { transcriptText.components(separatedBy: text).count - 1 }

  /// What is on in a terminal that nobody has changed: lines wrap, and the cursor shows.
  package static let firstPrivateModes: Set<Int> = [7, 25]

  /// The private modes that are on, by their numbers: 1049 the alternate screen, 25 the cursor, 1000 the mouse.
  package var privateModes: Set<Int> {
    var modes = Self.firstPrivateModes
    for match in transcriptText.matches(of: /\u{1b}\[\?([0-9;]+)([hl])/) {
      for number in match.1.split(separator: ";").compactMap({ Int($0) }) {
        if match.2 == "h" { modes.insert(number) } else { modes.remove(number) }
      }
    }
    return modes
  }

  package var isAlternateScreenOn: Bool { privateModes.contains(1049) }
  package var isCursorVisible: Bool { privateModes.contains(25) }
  /// The terminal's modes now.
  package var modes: TerminalDriverModes { TerminalDriverModes(of: master) }
}

/// The four flag words of the terminal driver.
package struct TerminalDriverModes: Equatable, Sendable {
  package var input: UInt32
  package var output: UInt32
  package var control: UInt32
  package var local: UInt32

  init(of descriptor: Int32) {
    var modes = termios()
    tcgetattr(descriptor, &modes)
    (input, output, control, local) = (modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag)
  }
}
