// The kinds of files that leave the screen.

/// A kind of file that the learner can take away.
package enum ExportKind: CaseIterable, Hashable, Sendable {
  case picture, run, lines, scene, sheet, page, program, command
  /// The map of learning rates and starts, as a table and to be printed.
  case map, mapJSON, mapPicture
  /// The curve of learning rates.
  case rates, ratesJSON
  /// The plane of starts.
  case basins, basinsJSON, basinsPicture

  /// How such files end.
  package var ending: String {
    switch self {
    case .picture, .mapPicture, .basinsPicture: "svg"
    case .run, .map, .rates, .basins: "csv"
    case .mapJSON, .ratesJSON, .basinsJSON: "json"
    case .lines: "jsonl"
    case .scene: "yaml"
    case .sheet: "md"
    case .program: "py"
    case .page: "html"
    case .command: "sh"
    }
  }
}
