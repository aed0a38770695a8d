// The words around samples of several classes: its class, the network's answer, and what is mixed up.

/// A caption of a sample that is of one class of several.
package enum PictureLabel: Wording {
  case target(Int)
  case answer(Int)
  /// Two classes and how often one is taken for the other.
  case mixed(Int, Int, count: Int)
  /// The same in as few cells as possible.
  case mixedShort(Int, Int, count: Int)
  case noneMixed
  case matrix
  case matrixShort
  /// What a mark beside a sample says that is taken for another class.
  case wrong

  package var korean: String {
    switch self {
    case .target(let number): return "목표 \(number)"
    case .answer(let number): return "답 \(number)"
    case .mixed(let first, let second, let count): return "가장 헷갈리는 짝: \(first)·\(second), \(count)번"
    case .mixedShort(let first, let second, let count): return "\(first)·\(second) 헷갈림 \(count)번"
    case .noneMixed: return "모두 맞았어요"
    case .matrix: return "줄은 목표, 칸은 답, 수는 샘플"
    case .matrixShort: return "줄 목표, 칸 답"
    case .wrong: return "틀림"
    }
  }

  package var english: String {
    switch self {
    case .target(let number): return "target \(number)"
    case .answer(let number): return "answer \(number)"
    case .mixed(let first, let second, let count):
      return "mixed up most: \(first) and \(second), \(count == 1 ? "once" : "\(count) times")"
    case .mixedShort(let first, let second, let count): return "mixed \(first)·\(second) \(count)×"
    case .noneMixed: return "all are right"
    case .matrix: return "row: target, column: answer"
    case .matrixShort: return "row target, column answer"
    case .wrong: return "wrong"
    }
  }
}
