// What a theme becomes on a projector.

extension Theme {
  /// The theme of the same lightness whose contrasts a projector leaves readable.
  package var projectorVariant: Theme {
    switch self {
    case .dark, .projectorDark: .projectorDark
    case .light, .projectorLight: .projectorLight
    case .mono: .mono
    }
  }
}
