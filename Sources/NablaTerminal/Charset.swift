// Which characters the terminal can be sent, as the locale says it.

import NablaSystem

/// The character set of the terminal.
nonisolated package enum Charset: Equatable, Sendable {
  case utf8
  case ascii
  case eucKR

  /// Sets the character type of the locale.
  ///
  /// Where no variable names a locale, as in containers, and where the named one is not installed, UTF-8 is tried.
  ///
  /// - Returns: the character set, and the name of the locale that is not installed, if one was asked for.
  package static func adoptLocale(environment: (String) -> String?) -> (charset: Charset, missing: String?) {
    let asked = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap(environment).first { !$0.isEmpty }
    let isInstalled = CharacterLocale.adoptNamed()
    if asked == nil || !isInstalled { CharacterLocale.adoptUnicode() }
    let missing = isInstalled ? nil : asked
    switch CharacterLocale.codeset {
    case "UTF-8", "utf8": return (.utf8, missing)
    case "EUC-KR": return (.eucKR, missing)
    default: return (.ascii, missing)
    }
  }
}
