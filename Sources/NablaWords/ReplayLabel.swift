// The words on a page that plays a recording.

import NablaCanvas

package enum ReplayLabel: Wording {
  /// Where in the run a frame is: the step, the number and the name of the beat where one is lit, and C.
  case place(step: Int, beat: String?, cost: Double)
  case play, pause, previousStep, previousBeat, nextBeat, nextStep, speed, enlarge
  /// What the slider goes through.
  case frame
  case characters, keys, needsScript

  /// As many digits as the description of a picture has.
  private static func cost(_ value: Double) -> String { Numeral.significant(value, digits: 6) }

  package var korean: String {
    switch self {
    case .place(let step, let beat, let cost):
      return (["스텝 \(step)", beat, "C = \(Self.cost(cost))"] as [String?]).compactMap { $0 }.joined(separator: " · ")
    case .play: return "재생"
    case .pause: return "멈춤"
    case .previousStep: return "이전 스텝"
    case .previousBeat: return "이전 세부 단계"
    case .nextBeat: return "다음 세부 단계"
    case .nextStep: return "다음 스텝"
    case .speed: return "재생 속도"
    case .enlarge: return "크게 보기, 화면에 맞추기"
    case .frame: return "장면 위치"
    case .characters: return "이 장면의 글자"
    case .keys: return "Space 재생/멈춤 · ← → 세부 단계 · [ ] 스텝 · Home End 처음과 끝 · < > 속도"
    case .needsScript: return "이 기록을 재생하려면 브라우저에서 자바스크립트를 켜 주세요."
    }
  }

  package var english: String {
    switch self {
    case .place(let step, let beat, let cost):
      return (["step \(step)", beat, "C = \(Self.cost(cost))"] as [String?]).compactMap { $0 }.joined(separator: " · ")
    case .play: return "play"
    case .pause: return "pause"
    case .previousStep: return "previous step"
    case .previousBeat: return "previous beat"
    case .nextBeat: return "next beat"
    case .nextStep: return "next step"
    case .speed: return "speed"
    case .enlarge: return "enlarge, fit to the screen"
    case .frame: return "frame"
    case .characters: return "the characters of this frame"
    case .keys: return "Space plays and pauses · ← → beat · [ ] step · Home End first and last · < > speed"
    case .needsScript: return "To play this recording, turn JavaScript on in the browser."
    }
  }
}
