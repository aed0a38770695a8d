// What reaches the model, and what it asks of the world.

import NablaCanvas
import NablaCore
import NablaDiagrams
import NablaLesson
import NablaWords

/// Something that happened.
package enum Message: Equatable, Sendable {
  case key(Key)
  case clicked(Point)
  case scrolled(Point, steps: Int)
  case pasted(String)
  case resized(Size)
  /// Time went by.
  ///
  /// - `seconds`: since the last tick; a gap of more than a quarter second counts as one.
  /// - `allowance`: how many steps may be made now, so that a key never waits for many slow ones.
  case ticked(seconds: Double, allowance: Int)
  case sliceComputed(SliceImage)
  case curvatureComputed(KnownCurvature)
  case sweepComputed(SweepImage)
  case rivalComputed(SweepImage)
  case sharpnessComputed([KnownSharpness])
  case mapComputed(MapImage)
  case basinsComputed(BasinImage)
  case fanComputed(FanImage)
  case curveComputed(CurveImage)
  case flowComputed(FlowImage)
  /// Something the learner should know, found out by the world outside.
  case noticed(Phrase)
  /// The terminal has answered, or has been silent for long enough.
  case terminalTold(TerminalFindings)
  /// What became of a file.
  case exported(ExportNotice)
  /// The scenes there are.
  case catalogRead([CatalogEntry])
  /// How far the learner had come before.
  case progressRead(CourseProgress)
  case sceneOpened(Scene)
  /// A scene could not be opened; one line for each problem.
  case sceneFailed([LocalizedText])
  /// The samples of a CSV file, by the path that was typed for it.
  case tableRead(path: String, Dataset)
  /// They could not be read; one line for each problem.
  case tableFailed([LocalizedText])
}

/// Something only the world outside can do.
package enum Command: Equatable, Sendable {
  /// End the program with this exit code: 0, or 130 after Ctrl-C.
  case quit(Int32)
  case suspend
  case redraw
  case useMouse(Bool)
  /// Open the scene with this name.
  case openScene(String)
  /// Open the scene that is shown, as its file is now.
  case reopenScene
  /// Read a CSV file whose samples have so many inputs and targets.
  case readTable(path: String, inputs: Int, targets: Int)
  /// Press these keys once everything before is done: what is left of a Hangul syllable.
  case press([Key])
  /// Write a file under a name that nobody has.
  case write(Draft)
  /// Record from now on what is shown, as a file with a name that begins so.
  case startRecording(stem: String)
  case stopRecording
}
