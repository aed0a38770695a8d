// Characters of more than one byte, read from a stream that may stop inside one.

import CNcurses

nonisolated enum MultibyteCharacter: Equatable {
  case character(count: Int, Unicode.Scalar)
  case unfinished
  case broken

  static func inUTF8(_ bytes: ArraySlice<UInt8>) -> MultibyteCharacter {
    let length: Int
    switch bytes.first! {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return .broken
    }
    let head = bytes.prefix(length)
    for byte in head.dropFirst() where byte & 0xC0 != 0x80 { return .broken }
    guard head.count == length else { return .unfinished }
    var iterator = head.makeIterator()
    var decoder = UTF8()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return .broken }
    return .character(count: length, scalar)
  }

  /// In the character set of the locale, whatever that is.
  static func inLocale(_ bytes: ArraySlice<UInt8>) -> MultibyteCharacter {
    var state = mbstate_t()
    var character: wchar_t = 0
    let head = bytes.prefix(4).map { CChar(bitPattern: $0) }
    let count = mbrtowc(&character, head, head.count, &state)
    // (size_t)−2 says that bytes are missing, (size_t)−1 that they mean nothing.
    if count == Int(bitPattern: UInt.max - 1) { return .unfinished }
    guard count > 0, count <= head.count, let scalar = Unicode.Scalar(UInt32(bitPattern: character)) else {
      return .broken
    }
    return .character(count: count, scalar)
  }
}
