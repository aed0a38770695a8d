// Where a user's files are, by the XDG base directory standard, which has relative names ignored.

import NablaSystem

enum UserFolders {
  /// The configuration file; nil where no home is known.
  static var configuration: String? { path("XDG_CONFIG_HOME", "/.config", "/nabla/config.yaml") }
  /// What was chosen last.
  static var remembered: String? { path("XDG_STATE_HOME", "/.local/state", "/nabla/remembered.yaml") }

  /// How far a learner has come in the course.
  static var progress: String? { path("XDG_STATE_HOME", "/.local/state", "/nabla/progress.yaml") }

  /// A name for the file that tells of a crash, which no other process takes.
  static var crashFile: String? {
    path("XDG_STATE_HOME", "/.local/state", "/nabla/crash-\(time(nil))-\(getpid()).txt")
  }

  private static func path(_ variable: String, _ usual: String, _ end: String) -> String? {
    if let folder = Environment.variable(variable), folder.hasPrefix("/") { return folder + end }
    // A home that is not there is not for us to make.
    guard let home, access(home, F_OK) == 0 else { return nil }
    return home + usual + end
  }

  private static var home: String? {
    if let home = Environment.variable("HOME"), home.hasPrefix("/") { return home }
    guard let entry = getpwuid(getuid()), let folder = entry.pointee.pw_dir else { return nil }
    let home = String(cString: folder)
    return home.hasPrefix("/") ? home : nil
  }
}
