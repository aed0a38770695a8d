// How a landscape of the cost can be drawn.

/// A way to draw the cost over two parameters. The order is that of a key that goes through them.
package enum LandscapeView: String, CaseIterable, Hashable, Sendable {
  /// Lines of equal cost.
  case lines
  /// Bands of colour between those lines.
  case shaded
  /// The lines over the bands.
  case both
  /// In space.
  case surface
  /// Fields of the starts that end in the same minimum.
  case basins
}
