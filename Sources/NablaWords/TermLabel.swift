// The words of a sum or a product that grows term by term.

import NablaCanvas

package enum TermLabel: Wording {
  /// What so many of its terms come to.
  case soFar(String, Int, of: Int)
  /// The keys for beats go by terms now, or by beats again.
  case on, off
  /// The derivation's product or sum is whole, or has its first term only.
  case whole, first

  package var korean: String {
    switch self {
    case .soFar(let symbol, let count, let all): return symbol + (count < all ? ", 여기까지 \(count)/\(all)" : "")
    case .on: return "→ ←가 이제 한 항씩 가요. #을 다시 누르면 세부 단계씩 가요"
    case .off: return "→ ←가 다시 세부 단계씩 가요"
    case .whole: return "모두 더하고 곱했어요. ←로 되돌아가고, ]로 다음 스텝에 가요"
    case .first: return "첫 항이에요. →로 다음 항에 가요"
    }
  }

  package var english: String {
    switch self {
    case .soFar(let symbol, let count, let all): return symbol + (count < all ? ", \(count) of \(all) so far" : "")
    case .on: return "→ ← go term by term now; # makes it beat by beat again"
    case .off: return "→ ← go beat by beat again"
    case .whole: return "that is all of it; ← goes back, ] to the next step"
    case .first: return "this is its first term; → adds the next"
    }
  }
}
