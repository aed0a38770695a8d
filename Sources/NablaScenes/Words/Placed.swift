// A value and where it was read.

/// A value with its place in the scene's text.
struct Placed<Value> {
  var value: Value
  var position: TextPosition
  /// Whether some of it could not be read and was left out.
  var isFlawed = false

  init(_ value: Value, at position: TextPosition = .start, isFlawed: Bool = false) {
    self.value = value
    self.position = position
    self.isFlawed = isFlawed
  }
}

extension Placed: Equatable where Value: Equatable {}
extension Placed: Sendable where Value: Sendable {}
