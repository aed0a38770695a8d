// Spoiling a text: the fuzzers' common part.

package enum Mutation {
  /// The bytes with one to twelve spots spoilt: bytes lost, changed, doubled, moved, or a piece of mischief put in.
  ///
  /// - Parameter mischief: what is worth putting in, such as a language's own signs.
  package static func spoilt(_ bytes: [UInt8], _ mischief: [[UInt8]], _ dice: inout SeededDice) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...12, using: &dice) {
      let place = Int.random(in: 0...bytes.count, using: &dice)
      let end = min(bytes.count, place + Int.random(in: 0...40, using: &dice))
      switch Int.random(in: 0..<7, using: &dice) {
      case 0: bytes.removeSubrange(place..<end)
      case 1: bytes.insert(contentsOf: Array(bytes[place..<end]), at: place)
      case 2: bytes.insert(UInt8.random(in: 0...255, using: &dice), at: place)
      case 3 where place < bytes.count: bytes[place] = UInt8.random(in: 0...255, using: &dice)
      case 4:
        let part = Array(bytes[place..<end])
        bytes.removeSubrange(place..<end)
        bytes.insert(contentsOf: part, at: Int.random(in: 0...bytes.count, using: &dice))
      default: bytes.insert(contentsOf: mischief.randomElement(using: &dice)!, at: place)
      }
    }
    return bytes
  }
}
