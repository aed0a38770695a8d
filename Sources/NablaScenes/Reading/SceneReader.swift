// From a scene's bytes to a `Scene`, or to every problem it has.

import NablaCore
import NablaLesson

/// Reads scenes.
package enum SceneReader {
  /// Gives the bytes of a file beside the scene; it is only asked for relative paths without `..`.
  package typealias FileReader = (String) throws(DataFileProblem) -> [UInt8]

  /// The most that is read of a scene and of its data.
  package static let mostSceneMegabytes = 8
  package static let mostDataMegabytes = 64

  /// The smallest scene there is, for messages and help.
  package static let smallestScene =
    "{ network: { inputs: 2, layers: [{ units: 1, activation: sigmoid }] }, data: { generator: and } }"

  /// - Parameters:
  ///   - bytes: the file as it is, at most 8 MB.
  ///   - path: what messages call the file; its name without folder and ending becomes the scene's.
  ///   - file: reads a data file beside the scene.
  /// - Throws: every problem, at least one, in file order.
  package static func read(_ bytes: [UInt8], path: String, file: FileReader) throws(SceneProblems) -> Scene {
    var problems = ProblemList(path: path)
    guard let mapping = compose(bytes, &problems) else { throw problems.sorted }
    var draft = SceneDraft()
    readSection(mapping, name: .scene, keys: SceneTables.scene, at: .start, into: &draft, &problems)
    if let version = draft.version, version.value > SceneTables.version {
      var newer = ProblemList(path: path)
      newer.add(
        ko: "version \(version.value)용 장면은 더 새로운 nabla로 만든 거예요. 이 nabla는 version \(SceneTables.version)까지 읽어요",
        en: "version \(version.value) was made for a newer nabla; this one reads version \(SceneTables.version)",
        at: version.position)
      throw newer.sorted
    }
    var check = SceneCheck(draft: draft, present: mapping.presentKeys, problems: problems)
    let scene = check.scene(named: name(of: path), file: file)
    guard let scene, check.problems.isEmpty else { throw check.problems.sorted }
    return scene
  }

  /// Reads a text that needs no other file.
  package static func read(_ text: String, path: String) throws(SceneProblems) -> Scene {
    try read(Array(text.utf8), path: path) { _ throws(DataFileProblem) in
      throw DataFileProblem(
        LocalizedText(ko: "이 장면 옆에는 파일이 없어요", en: "there are no files beside this scene"))
    }
  }

  /// `xor` of `Scenes/xor.yaml`.
  package static func name(of path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    for ending in [".yaml", ".yml"] where file.lowercased().hasSuffix(ending) && file.count > ending.count {
      return String(file.dropLast(ending.count))
    }
    return file
  }

  /// The top group of keys; nil after noting why there is none.
  private static func compose(_ bytes: [UInt8], _ problems: inout ProblemList) -> Node.Mapping? {
    guard let text = YAMLText(bytes, megabytes: mostSceneMegabytes, &problems) else { return nil }
    let root = text.root
    guard let root, !root.isNothing else {
      problems.add(
        ko: "빈 장면이에요. 적어도 network와 data가 있어야 해요: \(smallestScene). 또는 { cost: \"w1^2 + w2^2\" }처럼 cost",
        en: "empty scene: it needs at least network and data, such as \(smallestScene), or a cost such as "
          + "{ cost: \"w1^2 + w2^2\" }", at: .start)
      return nil
    }
    guard case .mapping(let mapping) = root else {
      let allowed = SceneTables.scene.map(\.name).joined(separator: ", ")
      let group = LocalizedText(ko: "키(\(allowed)) 묶음", en: "a group of keys (\(allowed))")
      problems.add(.mustBe(.scene, group, not: root.shown), at: root.position)
      return nil
    }
    return mapping
  }
}

extension Node.Mapping {
  /// The keys that are there, whether their values are good or not, with their places.
  fileprivate var presentKeys: [String: TextPosition] {
    Dictionary(map { ($0.key.string ?? "", $0.key.position) }, uniquingKeysWith: { first, _ in first })
  }
}
