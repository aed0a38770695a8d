// A program for the tests: shows every event it gets, and does on Ctrl and a letter what a program should never do.

import Glibc
import NablaCanvas
import NablaTerminal

/// What the probe shows: its terminal in the first line, then the latest events.
struct Probe {
  var title = ""
  var events: [String] = []
  var cursor: Point?

  func frame(_ size: Size) -> Frame {
    var frame = Frame(size)
    frame.put(title, Style(.title, on: .standard, .bold), x: 0, y: 0)
    for (row, event) in events.suffix(12).reversed().enumerated() {
      frame.put(event, x: 0, y: 1 + row)
    }
    frame.put("한글 ∇θ│⠿ 값", x: 0, y: 14)
    frame.put("red", Style(Role(rawValue: 1), on: Role(rawValue: 4)), x: 0, y: 15)
    frame.put("bold⠿", Style(.standard, on: .standard, .bold), x: 10, y: 15)
    frame.put("reverse", Style(.standard, on: .standard, .reverse), x: 20, y: 15)
    frame.put("underline", Style(.standard, on: .standard, .underline), x: 30, y: 15)
    frame.set("#", .plain, x: size.columns - 1, y: size.rows - 1)
    frame.cursor = cursor
    return frame
  }

  mutating func note(_ event: Event) {
    let text =
      switch event {
      case .key(let key): "key \(key.name)"
      case .clicked(let point): "clicked \(point.x),\(point.y)"
      case .scrolled(let point, let steps): "scrolled \(point.x),\(point.y) by \(steps)"
      case .pasted(let text): "pasted \(text.utf8.count) \(text.prefix(40).replacing("\n", with: "/"))"
      case .resized(let size): "resized \(size.columns)x\(size.rows)"
      case .resumed: "resumed"
      case .ended(let signal): "ended \(signal)"
      }
    events.append("\(events.count + 1) \(text).")
  }
}

/// A fill that changes with every frame, so that each is as long as can be.
func noise(_ size: Size, _ number: Int) -> Frame {
  var frame = Frame(size)
  for y in 0..<size.rows {
    for x in 0..<size.columns {
      frame.set(Unicode.Scalar(UInt8(33 + (x * 7 + y * 3 + number) % 90)), .plain, x: x, y: y)
    }
  }
  return frame
}

func overflow(_ depth: Int) -> Int { depth < 0 ? 0 : overflow(depth + 1) + depth % 3 }

nonisolated func wake(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  Terminal.wake()
  return nil
}

nonisolated func giveUp(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  // A signal ends a sleep.
  var left: UInt32 = 120
  while left > 0 { left = sleep(left) }
  _exit(9)
}

func fail(_ key: Key) {
  switch key.name {
  case "C-a": abort()
  case "C-f": fatalError("the probe was told to fail")
  case "C-v": UnsafeMutablePointer<Int>(bitPattern: 8)!.pointee = 1
  case "C-o": writeError("\(overflow(0))")
  case "C-x": raise(SIGXCPU)
  default: break
  }
}

func writeError(_ text: String) { _ = text.withCString { write(2, $0, strlen($0)) } }

/// Says what the terminal tells of itself, in a line.
func report(_ findings: TerminalFindings?) {
  guard let findings else { return print("nothing to ask") }
  let cells = DoubtfulSign.allCases.map { findings.cells[$0].map(String.init) ?? "-" }.joined()
  print("background \(findings.background?.hex ?? "-") cells \(cells) complete \(findings.isComplete)")
}

// A probe whose test is gone ends too, even one that hangs.
var watch = pthread_t()
pthread_create(&watch, nil, giveUp, nil)

if CommandLine.arguments.contains("--ask") {
  report(TerminalFindings.ofThisTerminal())
  exit(0)
}

do {
  let terminal = try Terminal { style in
    func index(_ role: Role) -> Int { role.rawValue == 0 ? -1 : Int(role.rawValue) }
    return CellAppearance(
      foreground: index(style.foreground), background: index(style.background), attributes: style.attributes)
  }
  var probe = Probe()
  var isNoisy = false
  var frameNumber = 0
  loop: while true {
    let depth = [ColourDepth.mono: 0, .eight: 8, .twoHundredFiftySix: 256][terminal.colourDepth]!
    probe.title = "probe \(terminal.size.columns)x\(terminal.size.rows) \(terminal.charset) \(depth) colours"
    if let locale = terminal.missingLocale { probe.title += " without \(locale)" }
    frameNumber += 1
    terminal.show(isNoisy ? noise(terminal.size, frameNumber) : probe.frame(terminal.size))
    if frameNumber == 1, CommandLine.arguments.contains("--questions") {
      terminal.ask(TerminalQuestions(background: true, widths: true))
    }
    for event in terminal.events(timeoutMilliseconds: isNoisy ? 5 : nil) {
      probe.note(event)
      switch event {
      case .ended(let signal):
        terminal.close()
        if signal > 0 { Terminal.endProcess(by: signal) }
        exit(3)
      case .key(let key) where key.name == "q": break loop
      case .key(let key) where key.name == "C-z": for event in terminal.suspend() { probe.note(event) }
      case .key(let key) where key.name == "C-n": isNoisy.toggle()
      case .key(let key) where key.name == "C-t": terminal.isMouseEnabled.toggle()
      case .key(let key) where key.name == "C-r": terminal.redraw()
      case .key(let key) where key.name == "C-e": writeError("a line on standard error\n")
      case .key(let key) where key.name == "C-y": probe.cursor = Point(x: 5, y: 20)
      case .key(let key) where key.name == "C-u":
        probe.events.removeLast()
        for _ in 0..<50 { terminal.show(probe.frame(terminal.size)) }
      case .key(let key) where key.name == "C-w":
        probe.events.removeLast()
        var thread = pthread_t()
        pthread_create(&thread, nil, wake, nil)
        let woken = terminal.events(timeoutMilliseconds: 60_000)
        probe.events.append("woken with \(woken.count) events")
      case .key(let key) where key.name == "C-l":
        probe.events.append("hanging")
        terminal.show(probe.frame(terminal.size))
        while true { sleep(1) }
      case .key(let key): fail(key)
      default: break
      }
    }
  }
  terminal.close()
  terminal.close()
} catch {
  writeError("probe: \(error)\n")
  exit(69)
}
