// A film as single pictures, for programs that make a video or a GIF of them.

/// A recording each of whose moments is a whole picture, also where nothing has changed: a film has as many a second as
/// it says.
package struct FrameFilm: Recorder {
  private let depth: ColourDepth
  private let title: String

  /// - Parameters:
  ///   - depth: how many colours there are.
  ///   - title: of every picture.
  package init(depth: ColourDepth, title: String) {
    self.depth = depth
    self.title = title
  }

  package var opening: String { "" }
  package var pending: Int { 0 }

  /// - Returns: the moment as SVG.
  package func take(_ moment: Moment) -> String {
    moment.frame.svg(theme: moment.theme, depth: depth, title: title, description: moment.words.first ?? "")
  }

  package func end(milliseconds: Int) -> String { "" }
}
