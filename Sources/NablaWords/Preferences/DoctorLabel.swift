// Words of `nabla doctor`: what this terminal can show, and where files are looked for.

import NablaCanvas

package enum DoctorLabel: Wording {
  case terminal, size, colours, characters, background, widths, glyphs, signs, theme, language, kernel, configuration,
    remembered, progress
  case crashes, scenes, sample, signSample, blank
  /// No terminal is there to be asked.
  case noTerminal
  /// The terminal said nothing within the time.
  case silent
  case notTold
  case asExpected
  /// A sign that takes another number of cells than the standard says.
  case wrongWidth(String, cells: Int)
  /// Why signs are wide, and what helps: one line each.
  case wideInScreen, wideByTerminal, noUnicode
  case light, dark
  case notThere
  case writable
  case isOwn(count: Int)
  case library(count: Int)
  /// Where a setting comes from.
  case byFlag, byVariable, byConfiguration, byMemory, byLocale, byTerminal, byDefault
  case sampleHint, signHint
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
    case .signs: "signs"
    case .theme: "theme"
    case .language: "language"
    case .kernel: "kernel"
    case .configuration: "configuration"
    case .remembered: "remembered"
    case .progress: "progress"
    case .crashes: "crash files"
    case .scenes: "scenes"
    case .sample: "sample"
    case .signSample: "side by side"
    case .blank: ""
    case .noTerminal: "not a terminal here"
    case .silent: "the terminal does not answer questions"
    case .notTold: "not told"
    case .asExpected: "∇ ─ ⠿ one cell, 한 two cells, as they should be"
    case .wrongWidth(let sign, let cells): "\(sign) takes \(cells) here"
    case .wideInScreen:
      "GNU screen counts such signs as two cells in this locale; they are drawn in ASCII.\n"
        + "To have them: 'cjkwidth off' in ~/.screenrc. To be sure without: --glyphs ascii"
    case .wideByTerminal:
      "the terminal draws such signs two cells wide; they are drawn in ASCII.\n"
        + "To have them: ambiguous characters narrow, in the terminal's settings. Without: --glyphs ascii"
    case .noUnicode:
      "the terminal shows the bytes of UTF-8 one by one, though the locale is UTF-8;\n"
        + "ASCII is drawn. To have more: a terminal that knows UTF-8"
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
    case .sampleHint:
      "⠿⣿⢄ are dots: where you see boxes, or lines or Korean look wrong,\n"
        + "press g inside, or start with --glyphs blocks or ascii"
    case .signHint:
      "where a sign runs into the next one,\ntype :signs narrow inside, or start with --signs narrow"
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
    case .signs: "기호"
    case .theme: "테마"
    case .language: "언어"
    case .kernel: "계산 커널"
    case .configuration: "설정 파일"
    case .remembered: "기억한 선택"
    case .progress: "진도"
    case .crashes: "오류 기록"
    case .scenes: "장면"
    case .sample: "보기"
    case .signSample: "나란히"
    case .blank: ""
    case .noTerminal: "여기는 터미널이 아니에요"
    case .silent: "터미널이 물음에 답하지 않아요"
    case .notTold: "알 수 없음"
    case .asExpected: "∇ ─ ⠿ 한 칸, 한글 두 칸: 올바르게 보여요"
    case .wrongWidth(let sign, let cells): "\(sign): 여기서는 \(cells)칸"
    case .wideInScreen:
      "이 로캘에서는 GNU screen이 이런 기호를 두 칸으로 세어서 ASCII로 그려요.\n"
        + "기호로 보려면 ~/.screenrc에 'cjkwidth off', 확실히 ASCII로 보려면 --glyphs ascii"
    case .wideByTerminal:
      "터미널이 이런 기호를 두 칸으로 그려서 ASCII로 보여 줘요.\n"
        + "기호로 보려면 터미널 설정에서 모호한 너비를 좁게, 확실히 ASCII로 보려면 --glyphs ascii"
    case .noUnicode:
      "로캘은 UTF-8인데 터미널은 글자의 바이트를 하나씩 보여 줘요. 그래서 ASCII로 그려요.\n"
        + "더 보려면 UTF-8 터미널을 쓰세요"
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
    case .sampleHint:
      "⠿⣿⢄는 점이에요. 네모로 보이거나 선, 한글이 이상하면\n"
        + "프로그램 안에서 g를 누르거나 --glyphs blocks, ascii로 여세요"
    case .signHint: "기호가 옆 글자와 겹쳐 보이면\n프로그램 안에서 :signs narrow를 입력하거나 --signs narrow로 여세요"
    case .allWell: "모두 정상이에요"
    case .hasTrouble(let count): "살펴볼 것 \(count)개 (!)"
    }
  }
}
