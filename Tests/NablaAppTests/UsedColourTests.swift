import ColourSupport
import NablaCanvas
import NablaLesson
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen

/// What a style is used for.
private enum Kind: Hashable {
  /// Letters and digits.
  case text
  /// Lines, marks and whatever is known by its shape.
  case shape
  /// A half block, whose two halves are dots of their own.
  case halves

  init(_ glyph: Unicode.Scalar) {
    if glyph.properties.isAlphabetic || ("0"..."9").contains(glyph) {
      self = .text
    } else {
      self = glyph == "▀" || glyph == "▄" ? .halves : .shape
    }
  }
}

private struct Use: Hashable {
  let style: Style
  let kind: Kind
}

/// The styles that frames of all scenes, panels and overlays are drawn in, each with a place where it is.
private let uses: [Use: String] = {
  var uses: [Use: String] = [:]
  func note(_ model: Model, _ title: String) {
    var model = model
    let frame = model.picture(hasWholeMaps: false)
    for cell in frame.cells where cell.glyph != " " && cell.glyph != Cell.rightHalf {
      let use = Use(style: cell.style, kind: Kind(cell.glyph))
      if uses[use] == nil { uses[use] = "\(title): \(cell.glyph)" }
    }
  }
  for (index, name) in SceneLibrary.names.enumerated() {
    var model = Model(name, columns: 180, rows: 50, language: index % 2 == 0 ? .ko : .en)
    note(model, name)
    model.press("] ] Right Right Right")
    note(model, name)
    for panel in model.panels {
      model.begin(at: 4, panel: panel)
      note(model, "\(name) \(panel)")
    }
  }
  let keys = [
    "?", "Esc F4", "Esc C-t", "Esc C", "Esc : 4", "Esc m", "v", "v", "v", "v @ Right", "Esc g", "n e", "Esc N",
  ]
  for name in ["worked-example", "hidden-layer", "spiral", "learning-rates"] {
    var model = Model(name, columns: 120, rows: 40)
    model.press("} }")
    for key in keys {
      model.press(key)
      note(model, "\(name) after \(key)")
    }
  }
  return uses
}()

extension Role {
  /// Whether the role only fills areas. Eight levels from dark to light cannot all stand out from one background, nor
  /// neighbours from each other: an area is read by its place between the others, and by labels, which are text.
  fileprivate var isTint: Bool { (Role.tint(0).rawValue...Role.tint(Role.rampLevels - 1).rawValue).contains(rawValue) }
}

@Suite struct `Colours that are used` {
  private func contrasts(_ use: Use, _ theme: Theme, on assumed: RGB) -> [Double] {
    func contrast(_ style: Style) -> Double? {
      let seen = theme.appearance(of: style, depth: .twoHundredFiftySix)
      // The terminal's own foreground its user has chosen for this background.
      guard seen.foreground >= 0, !style.foreground.isTint else { return nil }
      let background = seen.background < 0 ? assumed : Palette.rgb(seen.background)
      return Palette.rgb(seen.foreground).contrast(with: background)
    }
    // A field's glyph in the colour of the field is for copies as text.
    if use.style.foreground.isRamp, use.style.foreground == use.style.background { return [] }
    guard use.kind == .halves else { return [contrast(use.style)].compactMap { $0 } }
    // Each dot against what lies around it; fields of a ramp lie among fields.
    if use.style.foreground.isRamp, use.style.background != .standard { return [] }
    let behind: Role = use.style.background == .bar ? .bar : .standard
    let dots = [use.style.foreground, use.style.background].filter { $0 != .standard && $0 != .bar && !$0.isTint }
    return dots.compactMap { contrast(Style($0, on: behind)) }
  }

  /// One test: four would begin at once, and three threads would wait for the frames that the first of them draws.
  @Test func `every pair of colours on some screen can be told apart`() {
    #expect(uses.count > 60)
    for theme in [Theme.dark, .light, .projectorLight, .projectorDark] { expectContrast(in: theme) }
  }

  private func expectContrast(in theme: Theme) {
    let isForProjectors = theme == .projectorLight || theme == .projectorDark
    var faults: [String] = []
    // What lies behind a surface is faint on purpose, and drawn a second time in a legend.
    for (use, place) in uses where !use.style.attributes.contains(.dim) {
      let least = isForProjectors ? 7 : use.kind == .text ? 4.5 : 3
      for assumed in theme.assumedBackgrounds {
        for contrast in contrasts(use, theme, on: assumed) where contrast < least {
          let roles = "\(use.style.foreground.rawValue) on \(use.style.background.rawValue)"
          faults.append("\(roles) \((contrast * 10).rounded() / 10) \(use.kind) at \(place)")
        }
      }
    }
    #expect(faults.isEmpty, "\(theme): \(faults.sorted().joined(separator: "\n"))")
  }
}
