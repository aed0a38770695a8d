// What a slip of the thumb leaves around a typed text.

extension String {
  /// The text without spaces at either end.
  package var trimmingSpaces: String {
    var rest = self[...]
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}
