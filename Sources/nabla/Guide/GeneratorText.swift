// What each generator makes, for reference pages in both languages.

import NablaCore
import NablaLesson

extension Generator {
  /// Its formula in one line.
  var text: LocalizedText {
    switch self {
    case .and: LocalizedText(ko: "x1 그리고 x2의 표", en: formula)
    case .or: LocalizedText(ko: "x1 또는 x2의 표", en: formula)
    case .xor: LocalizedText(ko: "x1과 x2 가운데 하나만의 표", en: formula)
    case .circle:
      LocalizedText(ko: "클래스 1: 반지름 √U(0, 0.25), 클래스 0: 반지름 √U(0.49, 1), 각은 고르게", en: formula)
    case .moons:
      LocalizedText(
        ko: "클래스 0: (cos t − 0.5, sin t − 0.25), 클래스 1: (0.5 − cos t, 0.25 − sin t), t = 0…π", en: formula)
    case .spiral: LocalizedText(ko: "클래스 c: 각 3π t + cπ에서 r = 0.1 + 0.9 t, t = 0…1", en: formula)
    case .blobs: LocalizedText(ko: "클래스 0은 (−0.5, −0.5), 클래스 1은 (0.5, 0.5) 둘레, 저마다 N(0, 0.2²)", en: formula)
    case .not, .line, .parabola, .sine, .heart: LocalizedText(formula)
    }
  }
}
