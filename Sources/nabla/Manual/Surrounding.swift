// What a command depends on besides its options: variables, files, and the codes it ends with.

/// A variable the program reads.
struct EnvironmentEntry {
  let names: [String]
  let meaning: String

  static let table = [
    EnvironmentEntry(
      names: ["NABLA_SCENES"], meaning: "A folder with more scenes, looked into after the one of --scenes."),
    EnvironmentEntry(names: ["NABLA_LANG"], meaning: "The language, ko or en; comes before the configuration."),
    EnvironmentEntry(
      names: ["NABLA_COLOR", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"],
      meaning: "How many colours: NABLA_COLOR takes auto, never, 8 or 256; NO_COLOR, if not empty, and CLICOLOR=0 "
        + "switch them off; CLICOLOR_FORCE, if not 0, switches them on."),
    EnvironmentEntry(
      names: ["NABLA_KERNEL"],
      meaning: "The inner loops to compute with; reference is the plain implementation. Unless given, the fastest one "
        + "that this processor runs."),
    EnvironmentEntry(
      names: ["LC_ALL", "LC_MESSAGES", "LC_CTYPE", "LANG"],
      meaning: "The locale: the language unless something above says it, and whether the terminal is sent UTF-8."),
    EnvironmentEntry(
      names: ["TERM", "COLORFGBG"],
      meaning: "The terminal's type, and a guess at its background."),
    EnvironmentEntry(
      names: ["TMUX", "STY"], meaning: "Set inside tmux and GNU screen, which answer for the terminal they run in."),
    EnvironmentEntry(
      names: ["ESCDELAY"], meaning: "Milliseconds to wait after Esc for the rest of a key that begins with it."),
    EnvironmentEntry(
      names: ["HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"],
      meaning: "Where files are; see FILES. Relative ones are ignored."),
    EnvironmentEntry(
      names: ["SWIFT_BACKTRACE"], meaning: "What is written down when the program crashes, as Swift's own manual says."),
  ]
}

/// A file or folder of the user's.
struct FileEntry {
  /// The variable its place begins with, and what holds where that is not set.
  let variable: String
  let usual: String
  let end: String
  let meaning: String

  static let table = [
    FileEntry(
      variable: "XDG_CONFIG_HOME", usual: "~/.config", end: "/nabla/config.yaml",
      meaning: "The configuration, which only its owner writes; nabla config prints one to begin with."),
    FileEntry(
      variable: "XDG_STATE_HOME", usual: "~/.local/state", end: "/nabla/remembered.yaml",
      meaning: "The theme, language and glyphs chosen last."),
    FileEntry(
      variable: "XDG_STATE_HOME", usual: "~/.local/state", end: "/nabla/progress.yaml",
      meaning: "How far one is in the course: which scenes were opened, and whose answers seen."),
    FileEntry(
      variable: "XDG_STATE_HOME", usual: "~/.local/state", end: "/nabla/crash-TIME-PROCESS.txt",
      meaning: "What a crash leaves: the latest keys and the stack."),
    FileEntry(
      variable: "XDG_DATA_HOME", usual: "~/.local/share", end: "/nabla/scenes",
      meaning: "Scenes of one's own, found by name before those inside the program."),
  ]
}

extension Failure.Code {
  /// What has happened, in the words of the manual.
  var meaning: String {
    switch self {
    case .usage: "Wrong usage."
    case .badData: "A scene, data or configuration file with mistakes."
    case .notFound: "No such file, scene or command; the nearest names are told."
    case .noTerminal: "No terminal that could be used."
    case .software: "A fault of ours."
    case .cannotCreate: "The output cannot be created, or exists and --force is not given."
    case .writeFailed: "Writing failed, as on a full disk."
    }
  }
}
