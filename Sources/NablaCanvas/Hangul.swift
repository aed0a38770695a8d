// Hangul by arithmetic: composing jamo into syllables, and the final consonant of a syllable.
// Source: The Unicode Standard 15.1, section 3.12.

package enum Hangul {
  /// The text with each character as one scalar where that is possible: conjoining jamo become syllables,
  /// any other combining sequence keeps its first scalar.
  package static func composed(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var result = String.UnicodeScalarView()
    for character in text { appendComposed(character, to: &result) }
    return String(result)
  }

  /// The scalar that stands for a character in a cell.
  package static func scalar(for character: Character) -> Unicode.Scalar {
    let scalars = character.unicodeScalars
    let first = scalars.first!
    if first.value < 0x1100 || scalars.count == 1 { return first }
    var result = String.UnicodeScalarView()
    appendComposed(character, to: &result)
    return result.first ?? first
  }

  /// Which final consonant a syllable has, from 1 (ㄱ) to 27 (ㅎ); 0 for none, nil for anything but a syllable.
  package static func finalConsonant(_ scalar: Unicode.Scalar) -> Int? {
    (0xAC00...0xD7A3).contains(scalar.value) ? Int(scalar.value - 0xAC00) % 28 : nil
  }

  private static func appendComposed(_ character: Character, to result: inout String.UnicodeScalarView) {
    var last: UInt32 = 0
    var isFirst = true
    for scalar in character.unicodeScalars {
      let value = scalar.value
      if (0x1161...0x1175).contains(value), (0x1100...0x1112).contains(last) {
        last = 0xAC00 + ((last - 0x1100) * 21 + value - 0x1161) * 28
        result.removeLast()
        result.append(Unicode.Scalar(last)!)
      } else if (0x11A8...0x11C2).contains(value), (0xAC00...0xD7A3).contains(last), (last - 0xAC00) % 28 == 0 {
        last += value - 0x11A7
        result.removeLast()
        result.append(Unicode.Scalar(last)!)
      } else if isFirst || (0x1100...0x11FF).contains(value) || character == "\r\n" {
        result.append(scalar)
        last = value
      }
      isFirst = false
    }
  }
}
