// The words for what a question asks to be changed, as the screen has them: η 0.5, no biases, w1 = −7.

import NablaCore
import NablaLesson

extension WantedChange: Wording {
  package var korean: String { text(.ko) }
  package var english: String { text(.en) }

  /// Several of them, one after the other.
  static func list(_ changes: [WantedChange], in language: Language) -> String {
    changes.map { $0.text(in: language) }.joined(separator: ", ")
  }

  private func text(_ language: Language) -> String {
    let isKorean = language == .ko
    guard case .word(let word) = value else { return quantity(isKorean ? "다른" : "another", in: language) }
    switch setting {
    case .biases: return RaceLabel.noBiases.text(in: language)
    case .activation: return (isKorean ? "활성화 함수 " : "activation ") + word
    case .optimizer: return (isKorean ? "옵티마이저 " : "optimizer ") + word
    case .loss: return (isKorean ? "손실 함수 " : "loss ") + word
    case .batch:
      let batch = Int(word).map { Batch.size($0) } ?? .all
      return RaceLabel.batch(batch).text(in: language)
    case .learningRate, nil: return "\(name) \(word)"
    }
  }

  private func quantity(_ another: String, in language: Language) -> String {
    let symbol = setting == .learningRate ? "η" : name
    switch value {
    case .other: return "\(another) \(symbol)"
    case .number(let number) where setting == .learningRate: return RaceLabel.rate(number).text(in: language)
    case .number(let number): return "\(symbol) = \(Words.short(number))"
    case .below(let number): return "\(symbol) < \(Words.short(number))"
    case .above(let number): return "\(symbol) > \(Words.short(number))"
    case .word(let word): return "\(symbol) \(word)"
    }
  }
}
