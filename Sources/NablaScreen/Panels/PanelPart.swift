// What a panel is to the screen: its view, and what it does with a click, the wheel and keys.

import NablaCanvas
import NablaModel
import NablaPanels
import NablaWords

/// The row of a panel. What a row leaves out, its panel does as every other.
struct PanelPart: Sendable {
  /// A click inside of the panel.
  struct Click {
    let point: Point
    /// The whole panel.
    let rect: Rect
    /// Whether keys went there before.
    let hadFocus: Bool

    /// The room inside the border.
    var inside: Rect { rect.inset(columns: 1, rows: 1) }
  }

  let view: any PanelView.Type
  /// What a click does besides giving it the keys.
  var click: @Sendable (Click, inout Model) -> Void = { _, _ in }
  /// What the wheel does.
  var scroll: @Sendable (_ lines: Int, inout Model) -> Void = { _, _ in }
  /// Goes through what it lists, by the keys up and down.
  var select: @Sendable (_ offset: Int, inout Model) -> Void = { $1.moveParameter(by: $0) }
  /// Does what an action does only here, as long as keys go there; returns whether it is one of those.
  var perform: @Sendable (Action, inout Model) -> Bool = { _, _ in false }
  /// Why an action does nothing here, or `.some(nil)`: it does something; nil: it is as elsewhere.
  var reason: @Sendable (Action, Model) -> Phrase?? = { _, _ in nil }
  /// The actions that the hint bar tells, the one most worth knowing first, made of those that it tells elsewhere.
  var hints: @Sendable (_ usual: [Action], Model) -> [Action] = { usual, _ in usual }
  /// What an action does here, in one or two words; nil: the same as elsewhere.
  var hint: @Sendable (Action, Model) -> Label? = { _, _ in nil }
}
