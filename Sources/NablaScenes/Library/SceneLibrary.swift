// The scenes inside the program.

import NablaLesson

/// The library that every copy of the program carries.
package enum SceneLibrary {
  /// The scenes' names in the order of the course, then those it does not know, by alphabet.
  package static let names: [String] = {
    let all = embeddedSceneFiles.map(\.name).filter { $0.hasSuffix(".yaml") }.map(SceneReader.name(of:))
    return inCourseOrder(all)
  }()

  /// What opens when nothing is asked for.
  package static let firstScene = "worked-example"

  /// A scene's file as it is in `Scenes/`; nil where there is no such scene.
  package static func text(named name: String) -> String? { file(named: name + ".yaml") }

  /// A file beside the scenes, such as a table; nil where there is none.
  package static func file(named name: String) -> String? { texts[name] }

  /// - Throws: the scene's problems, of which a released library has none.
  /// - Returns: nil where there is no such scene.
  package static func scene(named name: String) throws(SceneProblems) -> Scene? {
    guard let text = text(named: name) else { return nil }
    return try SceneReader.read(Array(text.utf8), path: "Scenes/\(name).yaml") { path throws(DataFileProblem) in
      guard let text = file(named: path) else {
        throw DataFileProblem(LocalizedText(ko: "들어 있는 장면에는 그런 파일이 없어요", en: "no such file in the library"))
      }
      return Array(text.utf8)
    }
  }

  private static let texts = Dictionary(embeddedSceneFiles.map { ($0.name, $0.text) }, uniquingKeysWith: { $1 })

  package static func inCourseOrder(_ names: [String]) -> [String] {
    let course = Course.scenes
    func place(_ name: String) -> Int { course.firstIndex(of: name) ?? course.count }
    return names.sorted { (place($0), $0) < (place($1), $1) }
  }
}
