// What every kind of recording is made of, and what each has to be able to do.

/// What is shown from a moment on, and where in a run that is.
package struct Moment: Equatable, Sendable {
  package var frame: Frame
  package var theme: Theme
  /// Since the beginning; never before the last moment's.
  package var milliseconds: Int
  package var step: Int
  /// The beat of that step, from 0; 0 while whole steps go by.
  package var beat: Int
  /// The name of the step, as a list of chapters has it.
  package var marker: String
  /// The same moment for those who cannot see it: lines of text.
  package var words: [String]

  package init(
    _ frame: Frame, theme: Theme, milliseconds: Int, step: Int = 0, beat: Int = 0, marker: String = "",
    words: [String] = []
  ) {
    self.frame = frame
    self.theme = theme
    self.milliseconds = milliseconds
    self.step = step
    self.beat = beat
    self.marker = marker
    self.words = words
  }
}

/// A kind of recording: moments in, the text of a file out.
package protocol Recorder {
  /// How the file begins.
  var opening: String { get }
  /// About how many bytes `end` will write.
  var pending: Int { get }

  /// Shows a moment.
  ///
  /// - Returns: what goes to the file for it; often nothing.
  mutating func take(_ moment: Moment) -> String

  /// - Parameter milliseconds: how long the recording is.
  /// - Returns: how the file ends.
  mutating func end(milliseconds: Int) -> String
}

extension Recording: Recorder {
  package var opening: String { header.line }
  package var pending: Int { 4_096 }

  package mutating func take(_ moment: Moment) -> String {
    take(moment.frame, theme: moment.theme, milliseconds: moment.milliseconds, marker: moment.marker)
  }
}
