// What a recording says of itself.

import NablaCanvas
import NablaLesson
import NablaModel
import NablaWords

extension Model {
  /// How a recording of this model begins.
  package func castHeader(idleLimit: Int? = nil) -> CastHeader {
    CastHeader(
      size: size, title: "nabla: " + Sanitized.title(workspace.scene.title[language]), paper: look.theme.paper,
      ink: look.theme.ink, idleLimit: idleLimit)
  }

  /// The place in a recording: each step is one.
  package var castMarker: String { ExportLabel.marker(step: workspace.cursor.step).text(in: language) }
}
