// A file of one word for each name, where any name may occur.

/// What stands behind each name. The program writes such files itself, so what is wrong in one is left out in silence.
package enum WordFile {
  /// - Parameters:
  ///   - bytes: the file as it is.
  ///   - allowed: the words that count.
  package static func words(_ bytes: [UInt8], allowed: [String]) -> [String: String] {
    words(bytes).filter { allowed.contains($0.value) }
  }

  /// Whatever words there are.
  package static func words(_ bytes: [UInt8]) -> [String: String] {
    var problems = ProblemList(path: "")
    let text = YAMLText(bytes, megabytes: SettingsFile.mostMegabytes, &problems)
    guard case .mapping(let mapping)? = text?.root else { return [:] }
    var words: [String: String] = [:]
    for (key, value) in mapping {
      guard case .scalar(let name) = key, case .scalar(let word) = value else { continue }
      words[name.string] = word.string
    }
    return words
  }

  /// The file that says so, by the names' alphabet.
  package static func text(of words: [String: String]) -> String {
    /// A name or a word as YAML reads it back.
    func quoted(_ text: String, _ isPlain: (Character) -> Bool) -> String {
      let isPlain = text.first?.isLetter == true && text.allSatisfy { $0.isASCII && isPlain($0) }
      return isPlain ? text : YAMLValue.text(text).flow
    }
    return words.sorted { $0.key < $1.key }.map { name, word in
      // The words are the program's own, or another version's.
      let isOwn =
        word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == " ") } && word.contains { $0 != " " }
      let name = quoted(name) { $0.isLetter || $0.isNumber || $0 == "-" }
      return "\(name): \(isOwn && word.first != " " && word.last != " " ? word : YAMLValue.text(word).flow)\n"
    }.joined()
  }
}
