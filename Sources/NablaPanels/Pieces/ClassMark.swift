// How a class looks wherever classes are shown: its number on its field, a letter for what is held out, its hatching.

import NablaCanvas

/// The signs of one class of several.
struct ClassMark {
  let number: Int

  /// - Parameter number: the class's, from 0: the place of its output.
  init(_ number: Int) { self.number = number }

  /// As many classes have signs.
  static let most = Role.classCount

  /// The colour behind it; none from the eleventh class on.
  var field: Role { number < Self.most ? .classField(number) : .standard }

  /// A sample of the class: its number.
  var sample: Unicode.Scalar { Unicode.Scalar(UInt8(ascii: "0") + UInt8(min(max(number, 0), 9))) }

  /// A sample of the class that is held out: a letter, a for class 0.
  var heldOut: Unicode.Scalar { Unicode.Scalar(UInt8(ascii: "a") + UInt8(min(max(number, 0), 9))) }

  /// What the class's part of a plane is filled with, beside its colour.
  var hatch: Unicode.Scalar { Self.hatches[min(max(number, 0), Self.hatches.count - 1)] }
  private static let hatches = Array(" ./-:\\|+~=".unicodeScalars)

  /// Where a class has a number: on its field, reversed where it is pointed out.
  ///
  /// - Parameter isPointedOut: whether the shown sample is of the class, or is taken for it.
  func style(isPointedOut: Bool = false) -> Style {
    Style(.text, on: field, isPointedOut ? [.bold, .reverse] : .bold)
  }
}
