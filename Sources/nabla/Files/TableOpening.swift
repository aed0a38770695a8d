// From a path that a person typed to the samples of a CSV file.

import NablaCore
import NablaLesson
import NablaModel
import NablaScenes

enum TableOpener {
  /// - Parameters:
  ///   - path: of the file, from where the program was started.
  ///   - inputs: how many a sample has.
  ///   - outputs: how many the network has.
  /// - Throws: `Failure` 66 where there is no file, 65 with a line for each mistake in it.
  static func samples(_ path: String, inputs: Int, outputs: Int) throws(Failure) -> Dataset {
    let bytes: [UInt8]
    do {
      bytes = try Files.read(path, most: SceneReader.mostDataMegabytes << 20)
    } catch {
      throw Failure(error.isMissing ? .notFound : .badData, error.line(path))
    }
    do {
      return try SampleTable.read(bytes, path: path.sanitizedPath, inputs: inputs, outputs: outputs)
    } catch {
      throw Failure(.badData, error.lines)
    }
  }

  /// What comes of it for the screen.
  static func message(_ path: String, inputs: Int, outputs: Int) -> Message {
    do {
      return .tableRead(path: path, try samples(path, inputs: inputs, outputs: outputs))
    } catch {
      return .tableFailed(error.lines)
    }
  }
}
