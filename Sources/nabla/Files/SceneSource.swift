// A scene as it is written, with its table, to be copied.

import NablaLesson
import NablaScenes

struct SceneSource {
  /// A data file beside a scene.
  struct Table {
    /// Relative to the scene.
    let name: String
    let text: String
  }

  let text: String
  /// nil where the scene needs none.
  let table: Table?
}

extension SceneOpener {
  /// The text of the scene that a word names, comments and all; the scene has no mistakes.
  ///
  /// - Throws: `Failure` 66 where there is none, 65 where it has mistakes.
  func source(_ word: String) throws(Failure) -> SceneSource {
    let location = try location(of: word)
    let scene = try scene(at: location)
    let text: String
    switch location {
    case .library(let name): text = SceneLibrary.text(named: name) ?? ""
    case .file(let path): text = String(decoding: try Self.bytes(of: path), as: UTF8.self)
    }
    guard case .file(let name, _) = scene.dataSource else { return SceneSource(text: text, table: nil) }
    return SceneSource(text: text, table: SceneSource.Table(name: name, text: try Self.table(name, of: location)))
  }

  private static func table(_ name: String, of location: SceneLocation) throws(Failure) -> String {
    guard case .file(let path) = location else { return SceneLibrary.file(named: name) ?? "" }
    do throws(DataFileProblem) {
      return String(decoding: try dataFile(name, beside: path), as: UTF8.self)
    } catch {
      throw Failure(.badData, LocalizedText("\(name.sanitizedPath): error: ") + error.reason)
    }
  }
}
