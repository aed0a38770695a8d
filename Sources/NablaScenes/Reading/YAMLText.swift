// From bytes to YAML's own tree, with everything refused that should not be built.

/// A text that parses.
struct YAMLText {
  /// The top node; nil where there is nothing but comments.
  let root: Node?

  /// - Returns: nil after noting why it does not parse.
  init?(_ bytes: [UInt8], megabytes: Int, _ problems: inout ProblemList) {
    let text: ArraySlice<UInt8>
    do {
      text = try PlainText.checked(bytes, megabytes: megabytes)
    } catch {
      problems.add(error.message, at: error.position)
      return nil
    }
    let outline = SceneOutline(text)
    for finding in outline.findings { problems.add(finding.message, at: finding.position) }
    guard problems.isEmpty else { return nil }
    do {
      root = try YAMLParser.root(of: String(decoding: text, as: UTF8.self))
    } catch {
      let (message, position) = YAMLProblem.sentence(for: error)
      problems.add(message, at: position)
      return nil
    }
  }
}
