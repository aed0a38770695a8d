// How words from a file are shown in a message: short, on one line, and with nothing that could steer a terminal.

/// The word in quotes, at most 40 characters of it.
func quoted(_ word: String) -> String { "'\(shown(word, limit: 40))'" }

/// The path with control characters escaped.
func shownPath(_ path: String) -> String { shown(path, limit: .max) }

private func shown(_ word: String, limit: Int) -> String {
  var result = ""
  for (count, scalar) in word.unicodeScalars.enumerated() {
    if count >= limit { return result + "…" }
    if isUnsafeToShow(scalar) {
      result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    } else {
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// Whether a terminal might obey the character or turn the text around with it.
func isUnsafeToShow(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: return true
  // Joiners inside emoji are harmless, everything else that is invisible is not.
  case .format: return scalar.value != 0x200C && scalar.value != 0x200D
  default: return false
  }
}
