// What problems have in common in the two languages: how sentences are put together, and those that many forms say.

import NablaCanvas
import NablaLesson

extension LocalizedText {
  /// `batch must be 'all' or a whole number from 1, not '0'`.
  ///
  /// - Parameters:
  ///   - name: of what is wrong.
  ///   - expected: fit to stand after "must be".
  ///   - shown: what stands there.
  ///   - hint: what follows the sentence, with all that parts it.
  static func mustBe(
    _ name: LocalizedText, _ expected: LocalizedText, not shown: LocalizedText, _ hint: LocalizedText = .nothing
  ) -> LocalizedText {
    LocalizedText(
      ko: "\(name.topic) \(Particle.attach(expected.ko, .obligation)) 해요. 지금은 \(shown.copula)",
      en: "\(name.en) must be \(expected.en), not \(shown.en)") + hint
  }

  /// A hint in brackets behind a sentence; nothing without one.
  static func bracketed(_ hint: LocalizedText?) -> LocalizedText {
    hint.map { LocalizedText(ko: " (\($0.ko))", en: " (\($0.en))") } ?? .nothing
  }

  /// One of a closed set of words.
  static func oneOf(_ words: [String]) -> LocalizedText {
    let list = words.joined(separator: ", ")
    return LocalizedText(ko: "\(list) 가운데 하나", en: "one of \(list)")
  }

  /// `'factor' belongs to schedule step or exponential, not to cosine`.
  ///
  /// - Parameters:
  ///   - key: as it is shown.
  ///   - kind: of what has such keys.
  ///   - owners: those that have this one.
  ///   - other: the one that has not.
  static func foreign(_ key: String, to kind: String, _ owners: [String], not other: String) -> LocalizedText {
    LocalizedText(
      ko: "\(Particle.attach(key, .topic)) \(kind): \(owners.joined(separator: ", "))에 쓰는 키예요. "
        + "\(other)에는 쓸 수 없어요",
      en: "\(key) belongs to \(kind) \(owners.joined(separator: " or ")), not to \(other)")
  }

  /// `and 3 more samples like these`: what follows the first few of a kind.
  ///
  /// - Parameters:
  ///   - count: how many are not told.
  ///   - noun: what one is called.
  static func more(_ count: Int, _ noun: LocalizedText) -> LocalizedText {
    LocalizedText(
      ko: "이런 \(Particle.attach(noun.ko, .subject)) \(count)개 더 있어요",
      en: "and \(count) more \(noun.en)\(count == 1 ? "" : "s") like these")
  }

  static let scene = LocalizedText(ko: "장면", en: "a scene")
  static let numberList = LocalizedText(ko: "수 목록", en: "a list of numbers")

  /// Korean only: with 은 or 는, with 이에요 or 예요.
  var topic: String { Particle.attach(ko, .topic) }
  var copula: String { Particle.attach(ko, .copula) }
}

/// A word that a scene has in quotes, with a Korean particle behind the quotes.
func quoted(_ word: String, _ particle: Particle) -> String { Particle.attach(quoted(word), particle) }
