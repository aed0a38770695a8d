// Which characters ncurses can be given: a character of another width than the frame thinks would shift its row.

import CNcurses
import NablaCanvas
import NablaSystem

/// Asked for every cell of a changed row: a class with a table of its own costs no checks and no copies.
final class GlyphTable {
  /// What stands where a character cannot be shown.
  let substitute: UInt8 = UInt8(ascii: "?")
  private let charset: Charset
  /// 0: not asked yet, 1: can be shown, 2: cannot.
  private nonisolated(unsafe) let known: UnsafeMutablePointer<UInt8>
  private let count: Int

  init(_ charset: Charset) {
    self.charset = charset
    count = charset == .ascii ? 0 : 0x20000
    known = .allocate(capacity: count)
    known.initialize(repeating: 0, count: count)
  }

  deinit { known.deallocate() }

  /// The character to draw for a scalar.
  func character(for scalar: Unicode.Scalar) -> wchar_t {
    let value = scalar.value
    if value >= 0x20, value < 0x7F { return wchar_t(value) }
    if value < 0x20 { return 0x20 }
    return canShow(scalar) ? wchar_t(value) : wchar_t(substitute)
  }

  /// Whether a scalar is drawn two cells wide.
  func isWide(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value > 0x7F && TextWidth.of(scalar) == 2 && canShow(scalar)
  }

  private func canShow(_ scalar: Unicode.Scalar) -> Bool {
    let index = Int(scalar.value)
    guard index < count else { return charset != .ascii && ask(scalar) }
    if known[index] == 0 { known[index] = ask(scalar) ? 1 : 2 }
    return known[index] == 1
  }

  private func ask(_ scalar: Unicode.Scalar) -> Bool {
    Int(system_width(wchar_t(scalar.value))) == TextWidth.of(scalar) && TextWidth.of(scalar) > 0
  }
}
