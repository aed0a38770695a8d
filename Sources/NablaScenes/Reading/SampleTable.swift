// A CSV file by itself: samples for the network of a scene that is open.

import NablaCore
import NablaLesson

package enum SampleTable {
  /// The samples of a table whose last columns are targets or, where there is one column for several outputs, classes from 0.
  ///
  /// - Parameters:
  ///   - bytes: the file as it is.
  ///   - path: what messages call it.
  ///   - inputs: how many inputs a sample has, before features are made of them.
  ///   - outputs: how many the network has.
  /// - Throws: the first lines of another width and the first cells that cannot be read, as in a scene.
  package static func read(
    _ bytes: [UInt8], path: String, inputs: Int, outputs: Int
  ) throws(SceneProblems) -> Dataset {
    let hasClasses = outputs > 1 && width(of: bytes) == inputs + 1
    return try TableReader(
      path: path, inputs: inputs, targets: hasClasses ? .classes(outputs) : .columns(outputs), outputs: outputs
    ).read(bytes).dataset
  }

  /// How many cells the second row has; nil where there is none. The first may only say what parts cells.
  private static func width(of bytes: [UInt8]) -> Int? {
    guard let text = try? PlainText.checked(bytes, megabytes: SceneReader.mostDataMegabytes) else { return nil }
    var records = CSVRecords(text)
    _ = try? records.next()
    return (try? records.next())??.count
  }
}
