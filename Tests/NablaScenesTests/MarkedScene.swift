// A scene's text with 1️⃣, 2️⃣, … where the problems are expected.

import NablaLesson
import NablaScenes
import Testing

/// A text without its markers, and where they stood.
struct MarkedText {
  let text: String
  let positions: [TextPosition]

  init(_ marked: String) {
    var text = ""
    var found: [(number: Int, position: TextPosition)] = []
    var line = 1
    var column = 1
    for character in marked {
      if let number = Self.markers.firstIndex(of: character) {
        found.append((number, TextPosition(line: line, column: column)))
        continue
      }
      text.append(character)
      if character == "\n" {
        line += 1
        column = 1
      } else {
        column += character.unicodeScalars.count
      }
    }
    self.text = text
    positions = found.sorted { $0.number < $1.number }.map(\.position)
  }

  private static let markers: [Character] = ["1️⃣", "2️⃣", "3️⃣", "4️⃣", "5️⃣", "6️⃣", "7️⃣", "8️⃣", "9️⃣"]
}

/// Reads a scene, with the files that stand beside it.
func readScene(_ text: String, files: [String: String] = [:]) throws(SceneProblems) -> Scene {
  try SceneReader.read(Array(text.utf8), path: "Scenes/test.yaml") { path throws(DataFileProblem) in
    guard let file = files[path] else { throw DataFileProblem(LocalizedText(ko: "그런 파일이 없어요", en: "no such file")) }
    return Array(file.utf8)
  }
}

/// The problems of a scene as lines.
func problemLines(_ bytes: [UInt8]) -> [String] {
  do throws(SceneProblems) {
    _ = try SceneReader.read(bytes, path: "Scenes/test.yaml") { _ throws(DataFileProblem) in
      throw DataFileProblem(LocalizedText(ko: "그런 파일이 없어요", en: "no such file"))
    }
    return []
  } catch {
    return told(error)
  }
}

/// The problems as English lines; in Korean they are as many, stand in the same places, and leave no English sentence.
func told(_ problems: SceneProblems, _ sourceLocation: SourceLocation = #_sourceLocation) -> [String] {
  let english = problems.lines(in: .en)
  let korean = problems.lines(in: .ko)
  #expect(korean.count == english.count, sourceLocation: sourceLocation)
  for (one, other) in zip(english, korean) {
    let place = one[..<(one.firstRange(of: " error: ")?.upperBound ?? one.startIndex)]
    #expect(other.hasPrefix(place) && !place.isEmpty, "\(other)", sourceLocation: sourceLocation)
    let sentence = other.dropFirst(place.count)
    // What the scene says itself, and what may be written there, is in no language.
    let said = sentence.replacing(/'[^']*'/, with: "").replacing(/\[[^\]]*\]|\{[^}]*\}|\([^)가-힣]*\)/, with: "")
    let words = Set(said.split { !$0.isLetter }.map(String.init))
    #expect(said.contains(/[가-힣]/), "\(other)", sourceLocation: sourceLocation)
    #expect(words.isDisjoint(with: englishWords), "\(other)", sourceLocation: sourceLocation)
  }
  return english
}

/// Words of English sentences that are no words of a scene.
private let englishWords: Set<String> = [
  "a", "an", "the", "this", "that", "it", "is", "are", "be", "has", "have", "must", "needs", "of", "with", "to", "at",
  "from", "on", "but", "more", "one", "list", "number", "numbers", "text", "unknown", "allowed", "mean", "write",
  "expected", "got", "layer", "parameter", "formula", "found", "file",
]

/// Expects exactly these problems, the first at 1️⃣ and so on.
func expectProblems(
  _ marked: String, _ messages: String..., files: [String: String] = [:],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let marked = MarkedText(marked)
  let expected = zip(marked.positions, messages).map {
    "Scenes/test.yaml:\($0.line):\($0.column): error: \($1)"
  }
  #expect(marked.positions.count == messages.count, "one marker a message", sourceLocation: sourceLocation)
  do throws(SceneProblems) {
    _ = try readScene(marked.text, files: files)
    Issue.record("read without a problem", sourceLocation: sourceLocation)
  } catch {
    #expect(told(error, sourceLocation) == expected, sourceLocation: sourceLocation)
  }
}

/// A scene that has nothing wrong with it, to be added to.
let goodNetwork = """
  network: { inputs: 2, layers: [{ units: 1, activation: sigmoid }] }
  data: { generator: and }

  """
