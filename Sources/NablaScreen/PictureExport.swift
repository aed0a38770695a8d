// The screen as a picture that says what it shows.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaWords

extension Model {
  /// A frame of this model as SVG.
  package func picture(of frame: Frame) -> String {
    frame.svg(
      theme: look.theme, depth: surroundings.colours,
      title: Sanitized.title(workspace.scene.title[language]),
      description: ExportLabel.description(
        scene: Sanitized.title(workspace.scene.name), step: workspace.cursor.step, cost: situation.step.cost
      ).text(in: language))
  }
}
