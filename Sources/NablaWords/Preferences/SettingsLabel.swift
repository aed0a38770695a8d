// Words about settings and where they come from.

package enum SettingsLabel: Wording {
  /// The configuration file's place, and whether it is there.
  case place(String, isThere: Bool)

  package var english: String {
    switch self {
    case .place(let path, let isThere): isThere ? "read from \(path)" : "defaults; \(path) is not there yet"
    }
  }

  package var korean: String {
    switch self {
    case .place(let path, let isThere): isThere ? "\(path)에서 읽었어요" : "기본값이에요. \(path) 파일은 아직 없어요"
    }
  }
}
