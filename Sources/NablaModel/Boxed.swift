// A large value that is cheap to copy.

/// Keeps a value outside of the one that holds it: a copy of the holder counts one reference, not each of the value's own.
/// It stays a value; setting it makes a new box, so what is changed many times a frame is better off without.
@propertyWrapper
package struct Boxed<Value: Sendable>: Sendable {
  @usableFromInline
  package final class Box: Sendable {
    @usableFromInline let value: Value

    @usableFromInline
    init(_ value: Value) { self.value = value }
  }

  @usableFromInline var box: Box

  package init(wrappedValue: Value) { box = Box(wrappedValue) }

  package var wrappedValue: Value {
    @_transparent _read { yield box.value }
    set { box = Box(newValue) }
  }
}

extension Boxed: Equatable where Value: Equatable {
  package static func == (a: Boxed, b: Boxed) -> Bool { a.box === b.box || a.box.value == b.box.value }
}
