// Writes the files of a folder as one Swift file of raw strings: EmbedScenesTool FOLDER OUTPUT.
// Raw strings, because array literals of bytes take the compiler some fifty times as long.

import Foundation

guard CommandLine.arguments.count == 3 else {
  FileHandle.standardError.write(Data("usage: EmbedScenesTool FOLDER OUTPUT\n".utf8))
  exit(64)
}
let folder = URL(filePath: CommandLine.arguments[1])
let output = URL(filePath: CommandLine.arguments[2])

/// The text as a raw string literal that needs no escapes, whatever is in it.
func literal(_ text: String) -> String {
  var hashes = "#"
  while text.contains("\"\"\"" + hashes) || text.contains("\\" + hashes) { hashes += "#" }
  return "\(hashes)\"\"\"\n\(text)\n\"\"\"\(hashes)"
}

var source = """
  // Written by EmbedScenesTool from the files in Scenes/.

  /// The files' names and texts, in the order of their names.
  let embeddedSceneFiles: [(name: String, text: String)] = [

  """
for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
where name.hasSuffix(".yaml") || name.hasSuffix(".csv") {
  let data = try Data(contentsOf: folder.appending(path: name))
  guard var text = String(data: data, encoding: .utf8), !text.contains("\0") else {
    FileHandle.standardError.write(Data("\(name): error: not UTF-8\n".utf8))
    exit(65)
  }
  // In Swift source every line break is one LF, so it may as well be so here.
  text = text.replacing("\r\n", with: "\n")
  source += "(name: \(literal(name)), text: \(literal(text))),\n"
}
source += "]\n"
try Data(source.utf8).write(to: output, options: .atomic)
