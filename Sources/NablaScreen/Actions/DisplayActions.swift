// The keys of the screen itself: size, glyphs, colours, language, mouse.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaPanels
import NablaWords

extension Action {
  static let projector = Action(
    "projector", keys: "p F5", .display, ko: "프로젝터 보기: 큰 숫자와 패널 하나, 다시 원래대로",
    en: "projector: large numbers, one panel, and back",
    hint: ("프로젝터", "Projector"),
    search: "beamer presentation large larger big font size lecture 발표 크게 글자",
    does: { $0.toggleProjector() })

  static let glyphs = Action(
    "next-glyphs", keys: "g", .display, ko: "그리기: 점자, 블록, ASCII", en: "drawing: braille, blocks, ASCII",
    search: "braille blocks ascii characters font 점자 글자 네모",
    against: {
      if !$0.surroundings.isUnicode { return .asciiOnly }
      if $0.surroundings.findings.isNoUnicode { return .terminalNotUnicode }
      return $0.surroundings.glyphLevels == [$0.look.glyphs] ? .signsTooWide : nil
    },
    does: { $0.cycleGlyphs() })

  static let nextTheme = Action(
    "next-theme", keys: "t", .display, ko: "다음 테마", en: "next theme",
    search: "colour color dark light black white 색 어둡게 밝게",
    does: { $0.cycleTheme(by: 1) })

  static let previousTheme = Action(
    "previous-theme", keys: "T", .display, ko: "이전 테마", en: "previous theme",
    search: "colour color dark light black white 색 어둡게 밝게",
    does: { $0.cycleTheme(by: -1) })

  static let language = Action(
    "other-language", keys: "L F3", .display, ko: "한국어 / English", en: "한국어 / English",
    hint: ("English", "한국어"),
    search: "korean english 한국어 영어",
    against: {
      if !$0.surroundings.hasHangul { return .asciiOnly }
      if $0.surroundings.findings.isNoUnicode { return .terminalNotUnicode }
      return $0.surroundings.canShowHangul ? nil : .hangulTooNarrow
    },
    does: {
      $0.look.language = $0.look.language == .ko ? .en : .ko
      $0.show(.languageSet)
    })

  static let mouse = Action(
    "mouse", keys: "F2", .display, ko: "마우스 켜기, 끄기", en: "mouse on, off",
    search: "select text copy paste 복사 마우스",
    asks: {
      $0.look.isMouseOn.toggle()
      $0.show($0.look.isMouseOn ? .mouseOn : .mouseOff)
      return [.useMouse($0.look.isMouseOn)]
    })

  static let redraw = Action(
    "redraw", keys: "C-l", .display, ko: "화면 다시 그리기", en: "draw the screen anew",
    search: "refresh clear broken 깨진",
    asks: { _ in [.redraw] })

  static let displayKeys: [Action] = [
    projector, glyphs, nextTheme, previousTheme, language, mouse, redraw,
  ]
}
