// What the program says once a file is written, or is not.

import NablaLesson

/// What became of a file.
package enum ExportNotice: Wording {
  case saved(String)
  /// A run so long that the file holds only every k-th step.
  case savedEvery(Int, String)
  case notSaved(LocalizedText)
  case recordingStarted
  case recorded(String)
  /// The recording has become as large as it may.
  case recordingFull(String, megabytes: Int)
  /// It had to end; what was recorded until then is in the file, where there is one.
  case recordingBroken(LocalizedText, String?)

  package var korean: String {
    switch self {
    case .saved(let path): return "지금 폴더에 저장했어요: \(path)"
    case .savedEvery(let stride, let path): return "실행이 길어서 \(stride)스텝마다 저장했어요: \(path)"
    case .notSaved(let reason): return "저장하지 못했어요: \(reason.ko)"
    case .recordingStarted: return "화면을 녹화해요. X로 끝내요"
    case .recorded(let path): return "녹화를 저장했어요: \(path)"
    case .recordingFull(let path, let megabytes): return "녹화가 \(megabytes) MB에 이르러 끝냈어요: \(path)"
    case .recordingBroken(let reason, let path):
      return "녹화가 멈췄어요: \(reason.ko)" + (path.map { ". 그때까지는 \($0)에 있어요" } ?? "")
    }
  }

  package var english: String {
    switch self {
    case .saved(let path): return "saved in this folder: \(path)"
    case .savedEvery(let stride, let path): return "a long run, so every \(stride) steps are saved: \(path)"
    case .notSaved(let reason): return "not saved: \(reason.en)"
    case .recordingStarted: return "recording the screen; X ends it"
    case .recorded(let path): return "recording saved: \(path)"
    case .recordingFull(let path, let megabytes): return "the recording ended at \(megabytes) MB: \(path)"
    case .recordingBroken(let reason, let path):
      return "the recording stopped: \(reason.en)" + (path.map { "; what there is, is in \($0)" } ?? "")
    }
  }
}
