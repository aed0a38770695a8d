// From the word a person typed to a scene: folders, library and files.

import NablaCanvas
import NablaLesson
import NablaScenes
import NablaSystem
import NablaWords
import Synchronization

/// The library's scenes that have been read: they are in the program, where nothing changes them.
private let librarysScenes = Mutex<[String: Scene]>([:])

/// Finds and reads scenes.
struct SceneOpener {
  private let search: SceneSearch
  private let folder: String?

  /// - Parameter folder: the value of `--scenes`.
  init(folder: String?) {
    self.folder = folder
    search = SceneSearch(option: folder, environment: Environment.all)
  }

  /// The scene that a word names.
  ///
  /// - Throws: `Failure` 66 where there is none, 65 where it has mistakes.
  func scene(_ word: String) throws(Failure) -> Scene {
    var scene = try scene(at: location(of: word))
    scene.origin = SceneOrigin(word: word, folder: folder, of: scene)
    return scene
  }

  /// Where the scene is that a word names.
  ///
  /// - Throws: `Failure` 66 where there is none.
  func location(of word: String) throws(Failure) -> SceneLocation {
    do {
      return try search.location(of: word, list: Files.names(in:), otherNames: Self.commands)
    } catch {
      throw Self.notFound(error)
    }
  }

  /// Every scene there is, with its title; one that cannot be read has its name as title.
  func catalog() -> [CatalogEntry] {
    readable().map { name, scene in
      scene.map { CatalogEntry($0) } ?? CatalogEntry(name: name, title: LocalizedText(name))
    }
  }

  /// Every scene there is, in the order of the list; nil where one cannot be read.
  func readable() -> [(name: String, scene: Scene?)] {
    search.names(list: Files.names(in:)).map { ($0.name, try? scene(at: $0.location)) }
  }

  /// The names of all scenes, none of which is read.
  var names: [String] { search.names(list: Files.names(in:)).map { $0.name } }

  /// The scene at a place.
  func scene(at location: SceneLocation) throws(Failure) -> Scene {
    do {
      switch location {
      case .library(let name):
        if let scene = librarysScenes.withLock({ $0[name] }) { return scene }
        guard let scene = try SceneLibrary.scene(named: name) else {
          throw Failure(.notFound, ko: "'\(name)' 장면이 없어요", en: "no scene '\(name)'")
        }
        librarysScenes.withLock { $0[name] = scene }
        return scene
      case .file(let path):
        return try SceneReader.read(Self.bytes(of: path), path: path.sanitizedPath) { name throws(DataFileProblem) in
          try Self.dataFile(name, beside: path)
        }
      }
    } catch let problems as SceneProblems {
      throw Failure(.badData, problems.lines)
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(.software, LocalizedText("error: \(error)"))
    }
  }

  /// A scene file as it is.
  static func bytes(of path: String) throws(Failure) -> [UInt8] {
    do {
      return try Files.read(path, most: SceneReader.mostSceneMegabytes << 20)
    } catch {
      throw Failure(error.isMissing ? .notFound : .badData, error.line(path))
    }
  }

  /// A table beside a scene file.
  static func dataFile(_ name: String, beside path: String) throws(DataFileProblem) -> [UInt8] {
    do {
      return try Files.read(Files.folder(of: path) + name, most: SceneReader.mostDataMegabytes << 20)
    } catch {
      throw DataFileProblem(error.reason)
    }
  }

  private static func notFound(_ error: SceneNotFound) -> Failure {
    let list = error.nearest.map { "'\($0)'" }.joined(separator: ", ")
    let english = list.isEmpty ? "" : " (did you mean \(list)?)"
    let korean = list.isEmpty ? "" : " (혹시 \(list)\(error.nearest.count == 1 ? "" : " 가운데 하나")인가요?)"
    let name = error.name.sanitizedPath
    return Failure(
      .notFound, ko: "'\(name)' 장면도 명령도 없어요\(korean). 장면은 'nabla scenes'로 볼 수 있어요",
      en: "no scene or command '\(name)'\(english); 'nabla scenes' lists the scenes")
  }

  /// What a first word can be besides a scene.
  static let commands = [
    "open", "train", "contour", "explain", "sheet", "code", "compare", "sweep", "map", "basins", "snapshot", "record",
    "bench", "scenes", "new", "check", "guide",
    "keys", "config", "doctor", "man", "help",
  ]
}

extension String {
  /// A path for messages: what could steer a terminal is shown, not sent.
  nonisolated var sanitizedPath: String { sanitized(limit: 400) }
}
