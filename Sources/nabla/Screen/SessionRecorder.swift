// What a learner does, written down as it is shown.

import NablaCanvas
import NablaModel
import NablaScreen
import NablaWords

/// Records a session: the lines go to the file as they come, so that whatever ends it ends with a whole one.
@MainActor
final class SessionRecorder {
  private let file: NewFile
  private var recording: Recording
  private let start = Clock.seconds()

  /// Frames closer together than this are not told apart: 15 a second, as `nabla record` makes.
  private static let spacing = 66
  /// A player waits no longer than this where nothing happens.
  private static let idleLimit = 5

  init(stem: String, of model: Model) throws(Failure) {
    file = try NewFile(.numbered(stem: stem, ending: "cast"))
    recording = Recording(
      model.castHeader(idleLimit: Self.idleLimit), depth: model.surroundings.colours, spacing: Self.spacing)
    do {
      try file.append(recording.header.line)
    } catch {
      file.discard()
      throw error
    }
  }

  private var milliseconds: Int { Int(clamping: ((Clock.seconds() - start) * 1_000).rounded()) }

  /// Takes down what is shown now.
  ///
  /// - Returns: why the recording has ended, if it has.
  func take(_ frame: Frame, of model: Model) -> ExportNotice? {
    let lines = recording.take(frame, theme: model.look.theme, milliseconds: milliseconds, marker: model.castMarker)
    if lines.isEmpty { return nil }
    guard CastFile.hasRoom(for: lines, in: file) else {
      let notice = end()
      guard case .recorded(let path) = notice else { return notice }
      return .recordingFull(path, megabytes: CastFile.mostMegabytes)
    }
    do {
      try file.append(lines)
      return nil
    } catch {
      // What there is so far is whole lines, and a learner's work.
      return .recordingBroken(
        error.reason, file.count > recording.header.line.utf8.count ? try? file.finish() : discarded())
    }
  }

  private func discarded() -> String? {
    file.discard()
    return nil
  }

  /// Ends the recording and gives it its name.
  func end() -> ExportNotice {
    do {
      do {
        try file.append(recording.end(milliseconds: milliseconds))
      } catch {
        return .recordingBroken(error.reason, try file.finish())
      }
      return .recorded(try file.finish())
    } catch {
      return .recordingBroken(error.reason, nil)
    }
  }
}

/// Files that the learner asks for inside the program, under unused names.
enum Exports {
  static func write(_ draft: Draft) -> ExportNotice {
    do {
      let path = try FileWriter.write(draft.text, to: .numbered(stem: draft.stem, ending: draft.ending))
      return draft.stride > 1 ? .savedEvery(draft.stride, path) : .saved(path)
    } catch {
      return .notSaved(error.reason)
    }
  }
}
