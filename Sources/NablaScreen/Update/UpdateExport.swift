// Pictures, recordings and files: what the learner takes away.

import NablaCanvas
import NablaModel
import NablaWords

extension Model {
  /// A picture is of everything that is shown, so its key works over lists and pages too, and a recording ends anywhere.
  /// In a field only the keys that type nothing do.
  mutating func performOverEverything(_ key: Key) -> [Command]? {
    if takesText, case .character = key.code { return nil }
    guard let action = Action(key: key), action == .screenshot || action == .record else { return nil }
    return action.act(&self)
  }

  /// Takes the list away first: a picture is of what lies under it.
  mutating func export(_ number: Int) -> [Command] {
    overlay = nil
    guard exportKinds.indices.contains(number) else { return [] }
    if exportKinds[number] == .command { return Action.commandLine.act(&self) }
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
