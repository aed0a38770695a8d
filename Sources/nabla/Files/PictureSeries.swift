// Where a recording goes: one file, or pictures under numbered names that film makers take as they are.

import NablaSystem

/// Takes the text of a recording as it comes.
protocol RecordingTarget: AnyObject {
  /// How many bytes there are so far.
  var count: Int { get }
  func append(_ text: String) throws(Failure)
  /// Gives what was written its name.
  func complete() throws(Failure)
  /// Takes it away again.
  func discard()
}

extension NewFile: RecordingTarget {
  func complete() throws(Failure) { _ = try finish() }
}

/// Files whose names differ by a number from 1, as `film-%04d.svg` says it: each text is a file.
final class PictureSeries: RecordingTarget {
  private let start: String
  private let digits: Int
  private let end: String
  private let isForced: Bool
  private var names: [String] = []
  private(set) var count = 0

  /// - Returns: nil where the name of the file has no place for a number.
  init?(_ pattern: String, isForced: Bool) {
    let folder = Files.folder(of: pattern)
    let name = pattern.dropFirst(folder.count)
    guard let place = name.wholeMatch(of: /([^%]*)%(?:0([1-9]))?d([^%]*)/)?.output else { return nil }
    start = folder + place.1
    digits = place.2.flatMap { Int($0) } ?? 1
    end = String(place.3)
    self.isForced = isForced
  }

  func name(_ number: Int) -> String {
    let text = "\(number)"
    return start + String(repeating: "0", count: max(0, digits - text.count)) + text + end
  }

  func append(_ text: String) throws(Failure) {
    guard !text.isEmpty else { return }
    let name = name(names.count + 1)
    try FileWriter.write(text, to: name, isForced: isForced)
    names.append(name)
    count += text.utf8.count
  }

  func complete() {}

  func discard() { for name in names { unlink(name) } }
}
