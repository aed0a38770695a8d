// The words around the command line that opens a screen again.

package enum CommandLabel: Wording {
  case title, titleInPart, picture, footer
  case missing(ReproducingCommand.Missing)

  package var korean: String {
    switch self {
    case .titleInPart: return "이 화면을 일부만 다시 여는 명령"
    case .title: return "이 화면을 다시 여는 명령"
    case .picture: return "같은 화면을 그림으로 저장하는 명령"
    case .footer: return "Shift+마우스로 복사 · Enter 파일로 저장 · !/Esc 닫기"
    case .missing(.earlierRuns): return "바꾸기 전의 다른 실행들은 다시 나오지 않아요."
    case .missing(.comparison): return "이 비교 실행은 명령으로 다시 만들 수 없어요."
    case .missing(.start): return "출발점이 다른 매개변수가 너무 많아요. x로 장면을 저장하면 그대로 남아요."
    case .missing(.data): return "직접 찍은 샘플이 너무 많아요. x로 장면을 저장하면 그대로 남아요."
    case .missing(.run): return "이 실행은 명령으로 똑같이 만들 수 없어요. x로 장면을 저장해 보세요."
    case .missing(.ownValues): return "풀이에 넣은 내 값은 담기지 않아요."
    case .missing(.pointer): return "그림 위의 커서는 담기지 않아요."
    case .missing(.look): return "화면의 모양 가운데 일부는 담기지 않아요."
    }
  }

  package var english: String {
    switch self {
    case .titleInPart: return "This command opens this screen again in part"
    case .title: return "This command opens this screen again"
    case .picture: return "This one saves it as a picture"
    case .footer: return "Shift+mouse to copy · Enter save as a file · !/Esc close"
    case .missing(.earlierRuns): return "The other runs, from before a change, do not come back."
    case .missing(.comparison): return "No command line can make this comparison again."
    case .missing(.start): return "Too many parameters start elsewhere; x saves the scene with all of them."
    case .missing(.data): return "Too many samples were set by hand; x saves the scene with all of them."
    case .missing(.run): return "No command line makes this very run; x saves the scene."
    case .missing(.ownValues): return "Your own values in the derivation are not in it."
    case .missing(.pointer): return "The cursor on a picture is not in it."
    case .missing(.look): return "Some of how it looks is not in it."
    }
  }
}
