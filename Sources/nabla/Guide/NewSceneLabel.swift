// What `nabla new` says.

import NablaCore
import NablaWords

enum NewSceneLabel: Wording {
  /// A scene is there; the name is written as a shell takes it.
  case written(String)

  var english: String {
    switch self {
    case .written(let file):
      """
      \(file) is written. Change it in your editor, then:
        nabla check \(file)
        nabla \(file)
      How scenes are written, on one page: nabla guide

      """
    }
  }

  var korean: String {
    switch self {
    case .written(let file):
      """
      \(file) 파일을 만들었어요. 편집기로 고친 다음 이렇게 해 보세요.
        nabla check \(file)
        nabla \(file)
      장면 쓰는 법은 nabla guide에 한 쪽으로 정리해 두었어요.

      """
    }
  }
}

extension String {
  /// A file's name as a shell takes it for one word.
  var inShell: String {
    let plain = sanitizedPath
    // What begins with a dash would be an option.
    let path = plain.hasPrefix("-") ? "./" + plain : plain
    let isPlain = path.allSatisfy { $0.isLetter || $0.isNumber || "/._-+,:@%".contains($0) }
    return isPlain ? path : "'" + path.replacing("'", with: "'\\''") + "'"
  }
}
