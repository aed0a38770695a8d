// The pictures of the README: what the program writes for a command line, dark and light.

import NablaCanvas
import TerminalSupport
import Testing

/// A picture, by the name of its two files: `first-dark.svg` and `first-light.svg`.
enum ReadmePicture: String, CaseIterable {
  case first, chain, race, surface, heart, projector
  case koreanLesson = "lesson-ko"
  case koreanBoundary = "boundary-ko"

  /// Pages are light or dark, and a picture is as its page.
  static let shades = ["dark", "light"]

  func fileName(_ shade: String) -> String { "\(rawValue)-\(shade).svg" }

  /// A page is about as wide as 92 columns.
  private static let size = "92x26"

  private var arguments: [String] {
    switch self {
    case .first: ["worked-example", "--steps", "12"]
    case .chain: ["worked-example", "--steps", "12", "--keys", "Enter"]
    case .race: ["learning-rates", "--steps", "20"]
    // What a key has said about the view is gone after six seconds.
    case .surface: ["local-minima", "--steps", "60", "--keys", "v v v z wait:6"]
    case .heart: ["curve-fit", "--steps", "3000"]
    case .projector: ["worked-example", "--steps", "12", "--keys", "p"]
    case .koreanLesson: ["worked-example", "--steps", "12", "--keys", "H H H H", "--lang", "ko"]
    case .koreanBoundary: ["hidden-layer", "--steps", "800", "--lang", "ko"]
    }
  }

  /// The picture as the program writes it, by the kernel that is the same everywhere.
  func svg(_ shade: String) throws -> String {
    let theme = self == .projector ? "projector-\(shade)" : shade
    let language = arguments.contains("--lang") ? [] : ["--lang", "en"]
    let result = try run(
      builtProduct("nabla"),
      ["snapshot"] + arguments + language + ["--size", Self.size, "--theme", theme, "--format", "svg"],
      environment: ["NABLA_KERNEL": "reference", "NABLA_SCENES": nil, "XDG_DATA_HOME": nil])
    try #require(result.status == .code(0), "\(result.errorText)")
    return result.outputText
  }
}
