// Preferences as a file of settings has them.

import NablaScenes
import NablaWords

extension Preference {
  /// What such a file may say.
  static let keys = allCases.map { SettingsFile.Key($0.rawValue, allowed: $0.allowed) }
}

extension Preferences {
  /// As a file says them, in the order of `Preference.allCases`.
  var text: String {
    SettingsFile.text(
      of: Preference.allCases.compactMap { preference in self[preference].map { (preference.rawValue, $0) } })
  }
}
