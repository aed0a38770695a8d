// What the ending of a file's name says of what is in it.

import NablaCanvas
import NablaLesson

enum FileEnding {
  /// Kinds of files that are often wished for and that nothing here writes.
  private static let foreign: Set<String> = [
    "png", "gif", "jpg", "jpeg", "webp", "bmp", "tif", "tiff", "pdf", "ps", "eps", "html", "htm", "mp4", "webm", "mov",
    "avi", "mkv", "apng", "doc", "docx", "csv", "json", "jsonl", "yaml", "yml", "md", "cast", "svg", "txt", "ansi",
  ]

  /// The ending in lower case, without its point; nil where the name has none.
  static func of(_ path: String) -> String? {
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    guard let point = name.lastIndex(of: "."), point > name.startIndex, name.index(after: point) < name.endIndex else {
      return nil
    }
    return name[name.index(after: point)...].lowercased()
  }

  /// The format that a name and a flag ask for together.
  ///
  /// - Parameters:
  ///   - path: the file's name; nil where nothing is written to a file.
  ///   - flag: what `--format` says.
  ///   - usual: holds where neither says anything.
  ///   - formats: each format's endings, the first being the one to recommend.
  ///   - word: what a format is called.
  /// - Throws: a sentence where the name says another format, or none that there is.
  static func format<Format: Equatable>(
    of path: String?, flag: Format?, usual: Format, _ formats: [(format: Format, endings: [String])],
    _ word: (Format) -> String
  ) throws(Contradiction) -> Format {
    guard let path, let ending = of(path) else { return flag ?? usual }
    let named = formats.first { $0.endings.contains(ending) }?.format
    let shown = path.sanitizedPath
    if let flag {
      if named == flag || (named == nil && !foreign.contains(ending)) { return flag }
      let own = formats.first { $0.format == flag }!.endings[0]
      throw Contradiction(
        sentence: LocalizedText(
          ko:
            "--output: '\(Particle.attach(shown + "'", .topic)) \(word(flag)) 파일의 이름이 아니에요. .\(Particle.attach(own, .direction)) 끝나야 해요",
          en: "--output: '\(shown)' is no name for \(word(flag)); it would end in .\(own)"))
    }
    if let named { return named }
    let all = formats.map { ".\($0.endings[0])" }
    let list = all.count == 1 ? all[0] : all.dropLast().joined(separator: ", ") + " or " + all.last!
    throw Contradiction(
      sentence: LocalizedText(
        ko: "--output: '\(shown)': .\(ending) 파일은 만들 수 없어요. 쓸 수 있는 확장자: \(all.joined(separator: ", "))",
        en: "--output: '\(shown)': nothing here is written as .\(ending); a name ends in \(list)"))
  }

  struct Contradiction: Error {
    let sentence: LocalizedText
  }
}
