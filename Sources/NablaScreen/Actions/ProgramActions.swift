// The keys of the program: commands, help, undo, files, leaving.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaPanels
import NablaWords

extension Action {
  static let palette = Action(
    "commands", keys: ": C-p", .app, ko: "명령 찾기: 이름이나 값(120, w3, theme light) 입력",
    en: "commands by name or value: 120, w3, theme light",
    hint: ("명령", "Commands"),
    does: { $0.overlay = .palette(CommandPalette()) })

  static let search = Action(
    "search", keys: "/", .app, ko: "열린 목록에서 찾기, 없으면 도움말에서 찾기", en: "search the open list, or else the help",
    does: { $0.search() })

  static let help = Action(
    "help", keys: "? F1", .app, ko: "이 도움말", en: "this help",
    hint: ("도움말", "Help"),
    search: "keys shortcuts keyboard manual 단축키 도움말",
    does: { $0.overlay = .help(ListLook()) })

  static let marks = Action(
    "marks", keys: "'", .app, ko: "화면에 보이는 기호와 글자의 뜻", en: "what every mark and letter on the screen means",
    search: "legend symbols signs meaning 기호 범례 뜻",
    does: { $0.overlay = .help(ListLook(place: HelpPage(Shown($0), ListLook()).scrollToMarks)) })

  static let undo = Action(
    "undo", keys: "u", .app, ko: "마지막 변경 되돌리기", en: "undo the last change",
    hint: ("되돌리기", "Undo"),
    search: "back revert 취소",
    against: { $0.done.isEmpty ? .nothingToUndo : nil },
    does: { $0.undo() })

  static let redo = Action(
    "redo", keys: "U C-r", .app, ko: "되돌린 것 다시 실행", en: "do it again",
    against: { $0.undone.isEmpty ? .nothingToRedo : nil },
    does: { $0.redo() })

  static let export = Action(
    "export", keys: "x F7", .app, ko: "파일로 내보내기: 그림, 표, 장면, 풀이",
    en: "export a file: picture, table, scene, worked sheet",
    search: "save csv json data file download table 저장 데이터 자료 표 엑셀",
    does: { $0.overlay = .exports(ListLook()) })

  static let record = Action(
    "record", keys: "X F8", .app, ko: "화면 녹화 시작, 끝내기", en: "record the screen, end the recording",
    search: "video gif movie cast asciinema 동영상 영상",
    asks: { [$0.isRecording ? .stopRecording : .startRecording(stem: $0.fileStem)] })

  static let screenshot = Action(
    "screenshot", keys: "S F9", .app, ko: "지금 화면을 그림 파일로", en: "the screen as a picture file",
    search: "image picture png svg photo print 그림 사진 캡처",
    asks: { [.write($0.draft(of: .picture))] })

  static let commandLine = Action(
    "command-line", keys: "!", .app, ko: "이 화면을 다시 여는 명령 보기", en: "the command line that opens this screen again",
    search: "shell cli share reproduce link 공유 재현 터미널",
    does: { $0.overlay = .command($0.reproducingCommand) })

  static let escape = Action(
    "back", keys: "Esc", .app, ko: "한 단계 뒤로", en: "one level back",
    hint: ("닫기", "Close"),
    does: { $0.escape() })

  static let quit = Action(
    "quit", keys: "q", .app, ko: "끝내기", en: "quit",
    hint: ("끝", "Quit"),
    search: "exit close leave 종료 나가기",
    asks: { _ in [.quit(0)] })

  static let quitNow = Action(
    "quit-now", keys: "Q C-c", .app, ko: "바로 끝내기", en: "quit at once",
    search: "exit close leave 종료 나가기",
    asks: { _ in [.quit(0)] })

  static let suspend = Action(
    "suspend", keys: "C-z", .app, ko: "셸로 나가기 (fg로 돌아오기)", en: "to the shell; fg comes back",
    asks: { _ in [.suspend] })

  static let programKeys: [Action] = [
    palette, search, help, marks, undo, redo, export, record, screenshot, commandLine, escape, quit, quitNow, suspend,
  ]
}
