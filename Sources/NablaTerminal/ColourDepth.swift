// How many colours to use: what the user asks for, then what the terminal has.

import NablaCanvas

nonisolated extension ColourDepth {
  /// The depth of a terminal with that many colours; one with direct colours counts as 256.
  package init(colours: Int) {
    self = colours >= 256 ? .twoHundredFiftySix : colours >= 8 ? .eight : .mono
  }

  /// The depth that a setting names: `never`, `mono`, `8`, `256`; nil for `auto`, `always` and everything else.
  package init?(name: String) {
    switch name {
    case "never", "none", "mono", "0": self = .mono
    case "8": self = .eight
    case "256": self = .twoHundredFiftySix
    default: return nil
    }
  }

  /// The depth to use: the first that speaks of `requested`, NABLA_COLOR, NO_COLOR (not empty), CLICOLOR_FORCE
  /// (not empty and not 0), CLICOLOR=0; else what the terminal has. Never more than the terminal has.
  ///
  /// - Parameters:
  ///   - requested: what somebody chose; nil: nothing.
  ///   - colours: how many colours the terminal has, 0 for none.
  ///   - environment: the value of a variable, nil where it is not set.
  package static func detect(
    requested: ColourDepth? = nil, colours: Int, environment: (String) -> String?
  ) -> ColourDepth {
    let available = ColourDepth(colours: colours)
    if let requested { return lesser(requested, available) }
    if let setting = environment("NABLA_COLOR"), !setting.isEmpty, setting != "auto" {
      return lesser(ColourDepth(name: setting) ?? available, available)
    }
    if let setting = environment("NO_COLOR"), !setting.isEmpty { return .mono }
    if let setting = environment("CLICOLOR_FORCE"), !setting.isEmpty, setting != "0" { return available }
    if environment("CLICOLOR") == "0" { return .mono }
    return available
  }

  private static func lesser(_ one: ColourDepth, _ other: ColourDepth) -> ColourDepth {
    allCases.first { $0 == one || $0 == other }!
  }
}
