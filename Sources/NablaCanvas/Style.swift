// What a cell is drawn for, not which colour it has: themes turn roles into colours at the edge.

/// A reason to have a colour. A `Theme` gives every role its colour.
package struct Role: RawRepresentable, Hashable, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The terminal's own foreground or background.
  package static let standard = Role(rawValue: 0)
  package static let text = Role(rawValue: 1)
  package static let dim = Role(rawValue: 2)
  package static let border = Role(rawValue: 3)
  package static let focus = Role(rawValue: 4)
  package static let title = Role(rawValue: 5)
  package static let accent = Role(rawValue: 6)
  package static let positive = Role(rawValue: 7)
  package static let negative = Role(rawValue: 8)
  package static let warning = Role(rawValue: 9)
  package static let error = Role(rawValue: 10)
  package static let forward = Role(rawValue: 11)
  package static let backward = Role(rawValue: 12)
  package static let bar = Role(rawValue: 13)
  package static let selection = Role(rawValue: 14)
  package static let ghost = Role(rawValue: 15)
  /// Lines of equal cost where the paths on them have colours of their own.
  package static let isoline = Role(rawValue: 24)

  /// How many kinds of lines (runs, curves) have colours of their own.
  package static let seriesCount = 8
  /// The colour of line number `index`, counted from 0, going round after `seriesCount`.
  package static func series(_ index: Int) -> Role {
    Role(rawValue: 16 + UInt8(((index % seriesCount) + seriesCount) % seriesCount))
  }

  /// The levels of the sequential ramp (costs).
  package static let rampLevels = 8
  /// The sequential ramp's colour at `level`, from 0 (low) to `rampLevels` − 1 (high); clamped.
  package static func ramp(_ level: Int) -> Role {
    Role(rawValue: 32 + UInt8(min(max(level, 0), rampLevels - 1)))
  }

  /// The sequential ramp's colour as it fills an area, whatever lies behind; for edges of areas, not for lines.
  package static func tint(_ level: Int) -> Role {
    Role(rawValue: 48 + UInt8(min(max(level, 0), rampLevels - 1)))
  }

  /// The levels of the diverging ramp (signed values); the middle is zero.
  package static let divergingLevels = 9
  /// The diverging ramp's colour at `level`, from 0 (most negative) to `divergingLevels` − 1; clamped.
  package static func diverging(_ level: Int) -> Role {
    Role(rawValue: 64 + UInt8(min(max(level, 0), divergingLevels - 1)))
  }

  /// How many classes have fields of their own.
  package static let classCount = 10
  /// The field of class number `index`, counted from 0: what lies behind its samples and its name; clamped.
  package static func classField(_ index: Int) -> Role {
    Role(rawValue: 80 + UInt8(min(max(index, 0), classCount - 1)))
  }
}

extension Role {
  /// How many basins have a colour of their own; those beyond share them.
  package static let basinCount = 6
  /// The levels of lightness of a basin.
  package static let basinLevels = 3
  /// The field of basin number `index`, counted from 0 and going round, at a level from 0, the lightest.
  ///
  /// - Parameters:
  ///   - index: the basin.
  ///   - level: its lightness; clamped.
  package static func basin(_ index: Int, level: Int) -> Role {
    let place = (index % basinCount + basinCount) % basinCount
    return Role(rawValue: 96 + UInt8(place * basinLevels + min(max(level, 0), basinLevels - 1)))
  }
}

/// Foreground, background and attributes of a cell.
package struct Style: Hashable, Sendable {
  package struct Attributes: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    package static let bold = Attributes(rawValue: 1)
    package static let dim = Attributes(rawValue: 2)
    package static let reverse = Attributes(rawValue: 4)
    package static let underline = Attributes(rawValue: 8)
  }

  package var foreground: Role
  package var background: Role
  package var attributes: Attributes

  package init(_ foreground: Role = .standard, on background: Role = .standard, _ attributes: Attributes = []) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  package static let plain = Style()
}
