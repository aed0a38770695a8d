// What help and the manual say, in both languages, beside the options themselves: the parser of arguments holds a single
// text, so the language is decided once for the process, before anything is parsed.

import ArgumentParser
import NablaLesson

extension String {
  /// A text in the language in force.
  ///
  /// - Parameters:
  ///   - ko: the text in Korean.
  ///   - en: the text in English.
  static func told(ko: String, en: String) -> String {
    switch CommandLanguage.inForce {
    case .ko: ko
    case .en: en
    }
  }
}

extension ArgumentHelp {
  /// What an option does, in the language in force.
  ///
  /// - Parameters:
  ///   - ko: the text in Korean.
  ///   - en: the text in English.
  ///   - valueName: what stands for its value; nil: the option's own name.
  init(ko: String, en: String, valueName: String? = nil) {
    self.init(stringLiteral: .told(ko: ko, en: en))
    self.valueName = valueName
  }
}
