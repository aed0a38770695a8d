// Why there is no screen, in both languages.

import NablaCanvas
import NablaLesson
import NablaTerminal

extension TerminalError {
  var text: LocalizedText { LocalizedText(ko: korean, en: description) }

  private var korean: String {
    switch self {
    case .inputIsNoTerminal: "표준 입력이 터미널이 아니라서 키를 읽을 수 없어요. '<'나 앞쪽 파이프 없이 실행해 보세요"
    case .outputIsNoTerminal: "표준 출력이 터미널이 아니라서 화면을 그릴 수 없어요. '>'나 뒤쪽 파이프 없이 실행해 보세요"
    case .typeMissing: "어떤 터미널인지 알 수 없어요(TERM이 비어 있어요). TERM=xterm-256color로 실행해 보세요"
    case .typeUnknown(let name): "시스템이 모르는 터미널이에요(TERM: '\(name)'). TERM=xterm-256color로 실행해 보세요"
    case .typeTooSimple(let name):
      "이 터미널은 전체 화면을 보여 줄 수 없어요(TERM: '\(name)'). 더 나은 터미널이라면 TERM=xterm-256color로 실행해 보세요"
    case .filesMayNotGrow: "화면을 메모리 안의 파일에서 만드는데, 파일이 커질 수 없게 되어 있어요. 'ulimit -f unlimited'를 해 보세요"
    case .filesTooFew: "동시에 열 수 있는 파일이 너무 적어서 화면을 만들 수 없어요. 'ulimit -n 256'을 해 보세요"
    case .refused: "시스템이 필요한 것을 내주지 않아요. 다른 프로그램을 닫고 다시 해 보세요"
    }
  }
}
