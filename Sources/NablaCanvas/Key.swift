// Keys and events as values, with the names that help, scripts and the key table use.

/// A key with its modifiers. A shifted character is the character it types: `A`, not Shift+a.
package struct Key: Hashable, Sendable {
  package enum Code: Hashable, Sendable {
    case character(Unicode.Scalar)
    case enter, escape, tab, backspace, delete
    case left, right, up, down, home, end, pageUp, pageDown
    case function(Int)
  }

  package var code: Code
  package var shift: Bool
  package var control: Bool

  package init(_ code: Code, shift: Bool = false, control: Bool = false) {
    self.code = code
    self.shift = shift
    self.control = control
  }

  package init(_ character: Unicode.Scalar) { self.init(.character(character)) }

  private static let names: [(Code, String)] = [
    (.enter, "Enter"), (.escape, "Esc"), (.tab, "Tab"), (.backspace, "Backspace"), (.delete, "Del"),
    (.left, "Left"), (.right, "Right"), (.up, "Up"), (.down, "Down"), (.home, "Home"), (.end, "End"),
    (.pageUp, "PgUp"), (.pageDown, "PgDn"), (.character(" "), "Space"),
  ]

  /// The key's name as `nabla keys` prints it: `n`, `]`, `Space`, `S-Left`, `F5`, `C-p`.
  package var name: String {
    let base: String
    if let named = Self.names.first(where: { $0.0 == code }) {
      base = named.1
    } else if case .function(let number) = code {
      base = "F\(number)"
    } else if case .character(let scalar) = code {
      base = String(Character(scalar))
    } else {
      base = "?"
    }
    return (control ? "C-" : "") + (shift ? "S-" : "") + base
  }

  private static let arrows: [Code: String] = [.left: "←", .right: "→", .up: "↑", .down: "↓"]

  /// The key as it is written for people: `n`, `]`, `Space`, `Shift+←`, `F5`, `Ctrl+P`.
  ///
  /// - Parameter isASCII: arrows are written out, as in `Shift+Left`.
  package func title(isASCII: Bool = false) -> String {
    var base = Key(code).name
    if !isASCII, let arrow = Self.arrows[code] { base = arrow }
    // On the cap of the key, letters are capitals.
    if control, case .character = code { base = base.uppercased() }
    return (control ? "Ctrl+" : "") + (shift ? "Shift+" : "") + base
  }

  /// The key with that name; nil where no key has it.
  package init?(name: String) {
    var rest = name[...]
    var shift = false
    var control = false
    while rest.count > 2, rest.dropFirst().first == "-" {
      if rest.first == "C" { control = true } else if rest.first == "S" { shift = true } else { break }
      rest = rest.dropFirst(2)
    }
    if let named = Self.names.first(where: { $0.1 == rest }) {
      self.init(named.0, shift: shift, control: control)
    } else if rest.count > 1, rest.first == "F", let number = Int(rest.dropFirst()), (1...24).contains(number) {
      self.init(.function(number), shift: shift, control: control)
    } else if rest.unicodeScalars.count == 1, let scalar = rest.unicodeScalars.first {
      self.init(.character(scalar), shift: shift, control: control)
    } else {
      return nil
    }
  }
}

/// What a terminal can tell the program.
package enum Event: Equatable, Sendable {
  case key(Key)
  /// The left button went down on a cell.
  case clicked(Point)
  /// The wheel turned over a cell; `steps` is negative upwards.
  case scrolled(Point, steps: Int)
  case pasted(String)
  case resized(Size)
  /// The program came back from a stop: everything has to be drawn again.
  case resumed
  /// The terminal is gone, or the program was asked to end by this signal (0: the terminal closed).
  case ended(signal: Int32)
}
