// How characters are read and written: the part of the locale that a full screen needs.

/// The character type of the locale, and nothing else of it: a decimal comma would break numbers.
package enum CharacterLocale {
  /// Takes the one that the environment names.
  ///
  /// - Returns: whether it is installed.
  package static func adoptNamed() -> Bool { setlocale(LC_CTYPE, "") != nil }

  /// Takes one that has UTF-8 and no language; where there is none, plain C.
  package static func adoptUnicode() {
    var name = system_utf8_locales()
    while let text = name.pointee {
      if setlocale(LC_CTYPE, text) != nil { return }
      name += 1
    }
    setlocale(LC_CTYPE, "C")
  }

  /// How the locale in force calls its characters, `UTF-8` for instance; nil where it does not say.
  package static var codeset: String? { nl_langinfo(nl_item(CODESET)).map { String(cString: $0) } }
}
