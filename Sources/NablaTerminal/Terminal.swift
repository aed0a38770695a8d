// The terminal as a `Screen`: frames go out through ncurses, bytes come in as events, and what was found is put back.

import CNcurses
import CTerminalGuard
import NablaCanvas
import NablaSystem

/// The one terminal of the process. It has to be closed; a signal that ends the process closes it by itself.
package final class Terminal: Screen {
  /// What terminfo knows of the terminal.
  package let type: TerminalType
  /// How many colours are used.
  package let colourDepth: ColourDepth
  /// The characters the terminal can be sent; others are drawn as `?`.
  package let charset: Charset
  /// The locale that the environment asks for and the system does not have.
  package let missingLocale: String?
  package private(set) var size: Size
  /// Whether a frame waits for the terminal to take the one before; it is shown by `events` as soon as it can be.
  package var needsRepaint: Bool { waitingFrame != nil }

  /// Whether the terminal has taken everything that was shown.
  package var isSettled: Bool { waitingFrame == nil && output.isEmpty }

  let input: Int32
  private let signals: Int32
  let painter: CursesPainter
  private let modes: TerminalModes
  var output: OutputQueue
  var decoder: InputDecoder
  var inquiry: Inquiry?
  var hasAskedWidths = false
  /// Whether the terminal has told something that `takeFindings` has not.
  var hasNews = false
  var isKnownUnusual = false
  var waitingFrame: Frame?
  var lastFrame: Frame?
  private var lastInput = 0
  var isClosed = false
  private var isTaken = false
  var isLost = false

  /// Prepares for the terminal, and takes it over.
  ///
  /// - Parameters:
  ///   - input: the descriptor that keys come from.
  ///   - output: the descriptor that pictures go to.
  ///   - depth: the colours to use; nil leaves it to the environment and the terminal.
  ///   - isMouseEnabled: whether clicks and the wheel are reported from the start.
  ///   - isTaken: whether it is taken over at once; otherwise by `take`, and until then nothing of it is changed.
  ///   - palette: the look of every style.
  /// - Throws: `TerminalError` where there is no usable terminal; not a byte has been written then.
  package init(
    input: Int32 = STDIN_FILENO, output: Int32 = STDOUT_FILENO, depth: ColourDepth? = nil, isMouseEnabled: Bool = true,
    isTaken: Bool = true,
    palette: @escaping (Style) -> CellAppearance = { CellAppearance(attributes: $0.attributes) }
  ) throws(TerminalError) {
    guard isatty(input) == 1 else { throw .inputIsNoTerminal }
    guard isatty(output) == 1 else { throw .outputIsNoTerminal }
    guard FrameRoom.isThere() else { throw .filesMayNotGrow }
    guard DescriptorRoom.isThere() else { throw .filesTooFew }
    type = try TerminalType(descriptor: output)
    colourDepth = ColourDepth.detect(requested: depth, colours: type.colours, environment: Environment.variable)
    (charset, missingLocale) = Charset.adoptLocale(environment: Environment.variable)
    // Before ncurses, which leaves signals alone that have a handler.
    signals = terminal_guard_open(input, output)
    guard signals >= 0 else { throw .refused("a pipe for signals") }
    do {
      painter = try CursesPainter(
        type, size: TerminalModes.size(of: output), depth: colourDepth, charset: charset, palette: palette)
    } catch {
      terminal_guard_close()
      throw error
    }
    self.input = input
    self.output = OutputQueue(descriptor: output)
    self.isMouseEnabled = isMouseEnabled
    modes = TerminalModes(input: input, found: terminal_guard_modes())
    size = TerminalModes.size(of: output)
    decoder = InputDecoder(charset: charset)
    decoder.escapeDelay = Environment.variable("ESCDELAY").flatMap(Int.init).map { min(max($0, 0), 5000) } ?? 25
    painter.resize(to: size)
    if isTaken { take() }
  }

  /// The look of every style; a new one takes effect with the next frame. The last one is not painted again: the terminal
  /// may just have told that it can't show it.
  package var palette: (Style) -> CellAppearance {
    get { painter.palette }
    set { painter.palette = newValue }
  }

  /// Whether clicks and the wheel are reported; without, the terminal's own selection works.
  package var isMouseEnabled: Bool {
    didSet {
      guard isMouseEnabled != oldValue, type.isLikeXterm, !isClosed else { return }
      output.append((isMouseEnabled ? TerminalType.mouseOn : TerminalType.mouseOff).utf8)
      output.flush()
    }
  }

  /// Shows a frame. While the terminal is stuck only the newest frame is kept, and nothing waits.
  package func show(_ frame: Frame) {
    guard !isClosed else { return }
    lastFrame = frame
    output.flush()
    guard output.isEmpty, !output.isBroken else {
      waitingFrame = frame
      return
    }
    waitingFrame = nil
    let bytes = painter.bytes(toShow: frame)
    guard !bytes.isEmpty else { return }
    if type.isLikeXterm { output.append(TerminalType.frameBegin.utf8) }
    output.append(bytes)
    if type.isLikeXterm { output.append(TerminalType.frameEnd.utf8) }
    output.flush()
  }

  /// Paints everything again, because something else has written on the terminal.
  package func redraw() {
    painter.forget()
    if let lastFrame { show(lastFrame) }
  }

  /// Gives the terminal to the shell and stops the program's job, as Ctrl-Z does; returns when it goes on.
  ///
  /// - Returns: what has changed meanwhile; nothing where the shell cannot stop jobs.
  package func suspend() -> [Event] { stop(group: true) }

  package func close() {
    guard !isClosed else { return }
    isClosed = true
    if isTaken { leave() }
    painter.close()
    terminal_guard_close()
  }

  /// Makes `events` return at once; any thread may call it.
  nonisolated package static func wake() { terminal_guard_wake() }

  /// The cells of a terminal that is not taken over.
  nonisolated package static func size(of output: Int32) -> Size { TerminalModes.size(of: output) }

  /// Says where a crash is told, before the terminal is taken over.
  ///
  /// - Parameters:
  ///   - path: an absolute name that no file has yet; empty: nothing is written.
  ///   - head: the file's first line.
  ///   - sentence: what the restored terminal shows, before the signal's and the file's name.
  nonisolated package static func prepareCrash(path: String, head: String, sentence: String) {
    terminal_guard_prepare_crash(path, head, sentence)
  }

  /// Remembers a word for the crash file, which holds the latest 64.
  package static func note(_ word: String) { terminal_guard_note(word) }

  /// Ends the process by a signal, as the default action would, so that a shell sees 128 + its number.
  nonisolated package static func endProcess(by signal: Int32) -> Never { terminal_guard_die(signal) }

  package func events(timeoutMilliseconds: Int?) -> [Event] {
    let deadline = timeoutMilliseconds.map { Clock.milliseconds() + max(0, $0) }
    while !isClosed {
      if isLost || output.isBroken { return [.ended(signal: 0)] }
      if let waitingFrame { show(waitingFrame) }
      let now = Clock.milliseconds()
      let giveUp = decoder.patience.map { lastInput + $0 }
      let next = [deadline, giveUp, inquiry.flatMap { $0.isOver ? nil : $0.deadline }].compactMap { $0 }.min()
      let ready = wait(milliseconds: next.map { max(0, $0 - now) })
      var events: [Event] = []
      var isWoken = false
      if ready.signals { events += takeSignals(&isWoken) }
      if ready.input {
        events += takeInput()
      } else if let giveUp, Clock.milliseconds() >= giveUp {
        events += decoder.giveUp()
      }
      if ready.output { output.flush() }
      if listen() { isWoken = true }
      let seen = events.compactMap(clamped)
      if !seen.isEmpty || isWoken { return seen }
      if let deadline, Clock.milliseconds() >= deadline, !isLost { return [] }
    }
    return []
  }

  /// What the system asks for, signals and a new size, without reading keys and without waiting: for a program that has
  /// keys enough.
  package func requests() -> [Event] {
    guard !isClosed else { return [] }
    if isLost || output.isBroken { return [.ended(signal: 0)] }
    if let waitingFrame { show(waitingFrame) }
    output.flush()
    var isWoken = false
    return takeSignals(&isWoken)
  }

  private func wait(milliseconds: Int?) -> (input: Bool, signals: Bool, output: Bool) {
    var waiting = [
      pollfd(fd: input, events: Int16(POLLIN), revents: 0),
      pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
      pollfd(fd: output.isEmpty ? -1 : output.descriptor, events: Int16(POLLOUT), revents: 0),
    ]
    let count = poll(&waiting, 3, milliseconds.map { Int32(min($0, 1_000_000_000)) } ?? -1)
    guard count > 0 else { return (false, false, false) }
    return (waiting[0].revents != 0, waiting[1].revents != 0, waiting[2].revents != 0)
  }

  private func takeInput() -> [Event] {
    var bytes = [UInt8](repeating: 0, count: 65536)
    let count = read(input, &bytes, bytes.count)
    if count > 0 {
      lastInput = Clock.milliseconds()
      return decoder.decode(bytes[..<count])
    }
    // The end of input or an I/O error: the window is closed, the connection cut.
    if count == 0 || (errno != EINTR && errno != EAGAIN) { isLost = true }
    return []
  }

  private func takeSignals(_ isWoken: inout Bool) -> [Event] {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = max(0, read(signals, &bytes, bytes.count))
    let numbers = bytes[..<count].map(Int32.init)
    isWoken = numbers.contains(0)
    var events: [Event] = []
    if numbers.contains(SIGTSTP) {
      events += stop(group: false)
    } else if numbers.contains(SIGCONT) {
      // Stopped by SIGSTOP: the shell has set its own modes and may have written on the screen.
      leaveScreenBehind()
      events += resume()
    } else if numbers.contains(SIGWINCH) {
      events += measure()
    }
    let end = numbers.first { [SIGHUP, SIGINT, SIGQUIT, SIGTERM].contains($0) }
    if let end { events.append(.ended(signal: end)) }
    return events
  }

  /// Reads the size, and says so if it has changed.
  private func measure() -> [Event] {
    let now = TerminalModes.size(of: output.descriptor)
    guard now != size else { return [] }
    size = now
    painter.resize(to: now)
    return [.resized(now)]
  }

  private func stop(group: Bool) -> [Event] {
    guard !isClosed, terminal_guard_can_stop() else { return [] }
    leave()
    leaveScreenBehind()
    terminal_guard_stop(group)
    return resume()
  }

  private func resume() -> [Event] {
    take()
    return measure() + [.resumed]
  }

  /// Sets the modes and arms the guard. The first frame switches to the alternate screen.
  /// Takes over the terminal that was only prepared for.
  package func take() {
    isTaken = true
    terminal_guard_arm(type.leaveSequence.map(CChar.init(bitPattern:)), type.leaveSequence.count)
    if !modes.setRaw() { isLost = true }
    guard type.isLikeXterm else { return }
    output.append((TerminalType.plainKeys + TerminalType.pasteOn).utf8)
    if isMouseEnabled { output.append(TerminalType.mouseOn.utf8) }
  }

  private func leave() {
    // A picture that the terminal has not taken by now is not waited for: the guard's bytes cut it off.
    output.flush()
    awaitAnswers()
    output.discard()
    terminal_guard_disarm()
  }

  private func leaveScreenBehind() {
    painter.leave()
    waitingFrame = nil
  }

  /// An event with its place on the screen; nil for a click or a turn of the wheel when the mouse is off.
  private func clamped(_ event: Event) -> Event? {
    switch event {
    case .clicked(let point): isMouseEnabled ? .clicked(inside(point)) : nil
    case .scrolled(let point, let steps): isMouseEnabled ? .scrolled(inside(point), steps: steps) : nil
    default: event
    }
  }

  private func inside(_ point: Point) -> Point {
    Point(x: min(point.x, size.columns - 1), y: min(point.y, size.rows - 1))
  }
}
