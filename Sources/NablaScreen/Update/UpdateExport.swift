// Pictures, recordings and files: what the learner takes away.

import NablaCanvas
import NablaModel
import NablaWords

extension Model {
  /// Does what the keys of exports ask for; nil where the action is none of theirs.
  mutating func performExport(_ action: Action) -> [Command]? {
    switch action {
    case .screenshot: return [.write(draft(of: .picture))]
    case .record: return [isRecording ? .stopRecording : .startRecording(stem: fileStem)]
    case .export:
      overlay = .exports(ListLook())
      return []
    case .commandLine:
      overlay = .command(reproducingCommand)
      return []
    default: return nil
    }
  }

  /// A picture is of everything that is shown, so its key works over lists and pages too, and a recording ends anywhere.
  /// In a field only the keys that type nothing do.
  mutating func performOverEverything(_ key: Key) -> [Command]? {
    if takesText, case .character = key.code { return nil }
    guard let action = KeyBinding.action(for: key), action == .screenshot || action == .record else { return nil }
    return performExport(action)
  }

  /// Takes the list away first: a picture is of what lies under it.
  mutating func export(_ number: Int) -> [Command] {
    overlay = nil
    guard exportKinds.indices.contains(number) else { return [] }
    if exportKinds[number] == .command { return performExport(.commandLine) ?? [] }
    return [.write(draft(of: exportKinds[number]))]
  }

  /// Tells what became of a file.
  mutating func note(_ notice: ExportNotice) {
    switch notice {
    case .saved, .savedEvery, .notSaved: break
    case .recordingStarted: isRecording = true
    case .recorded, .recordingFull, .recordingBroken: isRecording = false
    }
    show(.exported(notice), seconds: 8)
  }
}
