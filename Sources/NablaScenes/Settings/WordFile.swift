// A file of one word for each name, where any name may occur.

/// What stands behind each name. The program writes such files itself, so what is wrong in one is left out in silence.
package enum WordFile {
  /// - Parameters:
  ///   - bytes: the file as it is.
  ///   - allowed: the words that count.
  package static func words(_ bytes: [UInt8], allowed: [String]) -> [String: String] {
    var problems = ProblemList(path: "")
    let text = YAMLText(bytes, megabytes: SettingsFile.mostMegabytes, &problems)
    guard case .mapping(let mapping)? = text?.root else { return [:] }
    var words: [String: String] = [:]
    for (key, value) in mapping {
      guard case .scalar(let name) = key, case .scalar(let word) = value, allowed.contains(word.string) else {
        continue
      }
      words[name.string] = word.string
    }
    return words
  }

  /// The file that says so, by the names' alphabet.
  package static func text(of words: [String: String]) -> String {
    words.sorted { $0.key < $1.key }.map { name, word in
      let isPlain =
        name.first?.isLetter == true && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
      return "\(isPlain ? name : YAMLValue.text(name).flow): \(word)\n"
    }.joined()
  }
}
