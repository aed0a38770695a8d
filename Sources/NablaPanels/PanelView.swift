// What all panels have in common as they are drawn; which panel each is, the screen says.

import NablaCanvas
import NablaLesson
import NablaModel

/// A panel with its words, made of the model for one frame.
package protocol PanelView: SendableMetatype {
  /// What it is called in its border, in the palette and in help.
  static var name: LocalizedText { get }

  /// - Parameter model: what it shows; nil comes of one that it has nothing to show of, because its cost is a formula.
  init?(model: Shown)

  /// What stands in the upper border, left and right.
  ///
  /// - Parameters:
  ///   - rect: the whole panel.
  ///   - pencil: knows how things are shown.
  func heading(in rect: Rect, _ pencil: Pencil) -> (title: String, trailing: String)

  /// What stands there at the right, where its name is at the left.
  ///
  /// - Parameters:
  ///   - rect: the whole panel.
  ///   - pencil: knows how things are shown.
  func trailing(in rect: Rect, _ pencil: Pencil) -> String

  /// What it shows, in one sentence for the lecture hall; nil: it goes with the beat, whose caption stands there.
  ///
  /// - Parameter pencil: knows how things are shown.
  func sentence(_ pencil: Pencil) -> String?

  /// Draws what is inside of the border.
  ///
  /// - Parameters:
  ///   - rect: the room inside.
  ///   - frame: gets it.
  ///   - pencil: knows how things are shown.
  func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil)

  /// Draws over the border.
  ///
  /// - Parameters:
  ///   - rect: the whole panel.
  ///   - frame: gets it.
  ///   - pencil: knows how things are shown.
  func drawBorder(in rect: Rect, of frame: inout Frame, _ pencil: Pencil)

  /// What a click on the border works.
  ///
  /// - Parameters:
  ///   - rect: the whole panel.
  ///   - pencil: knows how things are shown.
  func controls(in rect: Rect, _ pencil: Pencil) -> [Control]
}

extension PanelView {
  package func heading(in rect: Rect, _ pencil: Pencil) -> (title: String, trailing: String) {
    (Self.name[pencil.language], trailing(in: rect, pencil))
  }

  package func trailing(in rect: Rect, _ pencil: Pencil) -> String { "" }
  package func drawBorder(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {}
  package func controls(in rect: Rect, _ pencil: Pencil) -> [Control] { [] }
}
