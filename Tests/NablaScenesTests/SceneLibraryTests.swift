import Foundation
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@Suite struct `The library inside the program` {
  /// The folder the library was made from.
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Scenes")

  @Test func `it holds every file of the folder, to the letter`() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    for file in files where file.hasSuffix(".yaml") || file.hasSuffix(".csv") {
      let text = try String(contentsOf: Self.folder.appending(path: file), encoding: .utf8)
      #expect(SceneLibrary.file(named: file) == text)
    }
    #expect(Set(SceneLibrary.names.map { $0 + ".yaml" }) == Set(files.filter { $0.hasSuffix(".yaml") }))
    #expect(SceneLibrary.names.contains(SceneLibrary.firstScene))
    #expect(SceneLibrary.text(named: "no-such-scene") == nil)
    #expect(try SceneLibrary.scene(named: "no-such-scene") == nil)
  }

  @Test(arguments: SceneLibrary.names) func `every scene is right, speaks both languages and can start`(
    _ name: String
  ) throws {
    let scene = try #require(try SceneLibrary.scene(named: name))
    #expect(scene.name == name)
    for text in [scene.title] + scene.lesson + [scene.question, scene.answer].compactMap({ $0 }) + scene.notes {
      #expect(text.ko.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) }, "no Korean in \(text)")
      #expect(!text.en.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) }, "Korean in \(text.en)")
      for language in Language.allCases { #expect(!text[language].isEmpty) }
    }
    for run in [RunVariant()] + scene.runs {
      let experiment = run.experiment(from: scene.experiment)
      #expect(experiment.settings.conflict(with: experiment.subject) == nil)
      #expect(experiment.firstParameters.count == experiment.names.count)
      #expect(Objective(experiment).cost(at: experiment.firstParameters).isFinite)
    }
  }

  /// PyYAML and ruamel.yaml take a question mark inside braces for a key's sign wherever it stands, unless it is quoted.
  @Test(arguments: SceneLibrary.names) func `every scene can be read by readers of YAML that are not ours`(
    _ name: String
  ) throws {
    for text in [SceneLibrary.text(named: name), try SceneLibrary.scene(named: name).map(SceneWriter.write)] {
      for line in try #require(text).split(separator: "\n") where !line.drop(while: { $0 == " " }).hasPrefix("#") {
        let unquoted = line.replacing(/"(?:[^"\\]|\\.)*"|'[^']*'/, with: "\"\"")
        #expect(!unquoted.contains(/[{\[][^#]*\?/), "\(line)")
      }
    }
  }

  @Test(arguments: SceneLibrary.names) func `every scene can be written and read again`(_ name: String) throws {
    let scene = try #require(try SceneLibrary.scene(named: name))
    expectRoundTrip(scene, files: ["digits.csv": SceneLibrary.file(named: "digits.csv") ?? ""])
    expectRoundTrip(scene.selfContained)
  }

  @Test func `scenes stand in the order of the course, unknown ones behind it`() {
    #expect(
      SceneLibrary.inCourseOrder(["zebra", "two-rules", "spiral", "apple", "worked-example", "neuron"])
        == ["neuron", "two-rules", "worked-example", "spiral", "apple", "zebra"])
    #expect(SceneLibrary.names == SceneLibrary.inCourseOrder(SceneLibrary.names.sorted()))
    #expect(SceneLibrary.names == Course.scenes, "every scene of the library has its chapter, once")
    #expect(Course.place(of: "taylor")?.text == "2.10" && Course.place(of: "apple") == nil)
  }
}

@Suite struct `Looking for a scene` {
  private let folders: [String: [String]] = [
    "/given": ["b.yaml", "a.yml", "notes.txt", ".hidden.yaml", "경사.yaml".decomposedStringWithCanonicalMapping],
    "/data/nabla/scenes": ["a.yaml", "c.yaml"],
  ]

  private var search: SceneSearch {
    SceneSearch(option: "/given", environment: ["XDG_DATA_HOME": "/data", "NABLA_SCENES": ""])
  }

  @Test func `folders are looked through in the contract's order`() {
    let all = SceneSearch(
      option: "one", environment: ["NABLA_SCENES": "two", "XDG_DATA_HOME": "/three", "HOME": "/home"])
    #expect(all.folders == ["one", "two", "/three/nabla/scenes"])
    #expect(SceneSearch(option: nil, environment: [:]).folders.isEmpty)
    #expect(
      SceneSearch(option: nil, environment: ["XDG_DATA_HOME": "relative", "HOME": "/home"]).folders
        == ["/home/.local/share/nabla/scenes"])
  }

  @Test func `the first folder that has the name wins, then the library`() throws {
    #expect(try search.location(of: "a", list: { folders[$0] }) == .file("/given/a.yml"))
    #expect(try search.location(of: "c", list: { folders[$0] }) == .file("/data/nabla/scenes/c.yaml"))
    #expect(try search.location(of: "spiral", list: { folders[$0] }) == .library("spiral"))
    let found = search.names { folders[$0] }
    #expect(found.prefix(2).map(\.name) == ["a", "b"])
    #expect(found.count(where: { $0.name == "a" }) == 1)
  }

  @Test func `a name that is composed differently is the same name`() throws {
    let file = "/given/" + "경사.yaml".decomposedStringWithCanonicalMapping
    let location = try search.location(of: "경사".precomposedStringWithCanonicalMapping, list: { folders[$0] })
    guard case .file(let path) = location else { return #expect(Bool(false)) }
    #expect(Array(path.utf8) == Array(file.utf8))
  }

  @Test(arguments: ["./a", "x/y", "a.yaml", "B.YML"]) func `a path is taken as it is`(_ path: String) throws {
    #expect(try search.location(of: path, list: { _ in nil }) == .file(path))
  }

  @Test func `an unknown name is answered with the nearest ones`() {
    #expect(throws: SceneNotFound(name: "spirall", nearest: ["spiral"])) {
      try search.location(of: "spirall", list: { folders[$0] })
    }
    #expect(throws: SceneNotFound(name: "trian", nearest: ["train"])) {
      try search.location(of: "trian", list: { _ in nil }, otherNames: ["train", "explain"])
    }
    #expect(throws: SceneNotFound(name: "qqqq", nearest: [])) { try search.location(of: "qqqq", list: { _ in nil }) }
  }
}

@Suite struct `The nearest word` {
  @Test(arguments: [
    ("sigmiod", "sigmoid"), ("Sigmoid", "sigmoid"), ("tahn", "tanh"), ("leakyrelu", "leaky-relu"),
    ("step ", "step"), ("SINE", "sine"),
  ]) func `is found through slips`(_ word: String, _ meant: String) {
    #expect(nearest(to: word, among: Activation.allCases.map(\.rawValue)) == meant)
  }

  @Test func `is nothing where nothing is near`() {
    #expect(nearest(to: "worked", among: ["spiral", "worked-example"]) == "worked-example")
    #expect(nearest(to: "wo", among: ["spiral", "worked-example"]) == nil)
    #expect(nearest(to: "maxout", among: Activation.allCases.map(\.rawValue)) == nil)
    #expect(nearest(to: "", among: ["a"]) == nil)
    #expect(nearest(to: "x", among: ["y"]) == nil)
    #expect(nearest(to: String(repeating: "a", count: 100_000), among: ["aaaa"]) == nil)
    #expect(nearest(to: "a", among: []) == nil)
  }

  @Test func `several come nearest first`() {
    #expect(nearestWords(to: "trains", among: ["grains", "train", "brain", "rains"]) == ["grains", "rains", "train"])
  }
}
