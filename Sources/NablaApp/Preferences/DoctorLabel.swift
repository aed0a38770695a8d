// Words of `nabla doctor`: what this terminal can show, and where files are looked for.

import NablaCanvas

package enum DoctorLabel: Wording {
  case terminal, size, colours, characters, background, widths, glyphs, theme, language, kernel, configuration,
    remembered, progress
  case crashes, scenes, sample, blank
  /// No terminal is there to be asked.
  case noTerminal
  /// The terminal said nothing within the time.
  case silent
  case notTold
  case asExpected
  /// A sign that takes another number of cells than the standard says.
  case wrongWidth(String, cells: Int)
  case light, dark
  case notThere
  case writable
  case isOwn(count: Int)
  case library(count: Int)
  /// Where a setting comes from.
  case byFlag, byVariable, byConfiguration, byMemory, byLocale, byTerminal, byDefault
  case sampleHint
  case allWell
  case hasTrouble(Int)

  package var english: String {
    switch self {
    case .terminal: "terminal"
    case .size: "size"
    case .colours: "colours"
    case .characters: "characters"
    case .background: "background"
    case .widths: "widths"
    case .glyphs: "glyphs"
    case .theme: "theme"
    case .language: "language"
    case .kernel: "kernel"
    case .configuration: "configuration"
    case .remembered: "remembered"
    case .progress: "progress"
    case .crashes: "crash files"
    case .scenes: "scenes"
    case .sample: "sample"
    case .blank: ""
    case .noTerminal: "not a terminal here"
    case .silent: "the terminal does not answer questions"
    case .notTold: "not told"
    case .asExpected: "∇ ─ ⠿ one cell, 한 two cells, as they should be"
    case .wrongWidth(let sign, let cells): "\(sign) takes \(cells) here"
    case .light: "light"
    case .dark: "dark"
    case .notThere: "not there"
    case .writable: "can be written"
    case .isOwn(let count): "\(count) scenes"
    case .library(let count): "inside the program: \(count) scenes"
    case .byFlag: "flag"
    case .byVariable: "variable"
    case .byConfiguration: "configuration"
    case .byMemory: "chosen last time"
    case .byLocale: "locale"
    case .byTerminal: "terminal"
    case .byDefault: "default"
    case .sampleHint: "if boxes, dots or Korean look wrong,\npress g inside, or start with --glyphs blocks or ascii"
    case .allWell: "everything is as it should be"
    case .hasTrouble(let count): count == 1 ? "one thing to look at (!)" : "\(count) things to look at (!)"
    }
  }

  package var korean: String {
    switch self {
    case .terminal: "터미널"
    case .size: "크기"
    case .colours: "색"
    case .characters: "문자"
    case .background: "배경"
    case .widths: "글자 폭"
    case .glyphs: "그리기"
    case .theme: "테마"
    case .language: "언어"
    case .kernel: "계산 커널"
    case .configuration: "설정 파일"
    case .remembered: "기억한 선택"
    case .progress: "진도"
    case .crashes: "오류 기록"
    case .scenes: "장면"
    case .sample: "보기"
    case .blank: ""
    case .noTerminal: "여기는 터미널이 아니에요"
    case .silent: "터미널이 물음에 답하지 않아요"
    case .notTold: "알 수 없음"
    case .asExpected: "∇ ─ ⠿ 한 칸, 한글 두 칸: 올바르게 보여요"
    case .wrongWidth(let sign, let cells): "\(sign): 여기서는 \(cells)칸"
    case .light: "밝음"
    case .dark: "어두움"
    case .notThere: "아직 없음"
    case .writable: "쓸 수 있음"
    case .isOwn(let count): "장면 \(count)개"
    case .library(let count): "프로그램 안: 장면 \(count)개"
    case .byFlag: "명령줄"
    case .byVariable: "환경 변수"
    case .byConfiguration: "설정 파일"
    case .byMemory: "지난번 선택"
    case .byLocale: "로캘"
    case .byTerminal: "터미널"
    case .byDefault: "기본값"
    case .sampleHint: "상자, 점, 한글이 이상하게 보이면\n프로그램 안에서 g를 누르거나 --glyphs blocks, ascii로 여세요"
    case .allWell: "모두 정상이에요"
    case .hasTrouble(let count): "살펴볼 것 \(count)개 (!)"
    }
  }
}
