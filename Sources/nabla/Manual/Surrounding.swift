// What a command depends on besides its options: variables, files, and the codes it ends with.

/// A variable the program reads.
struct EnvironmentEntry {
  let names: [String]
  let meaning: String

  static let table = [
    EnvironmentEntry(
      names: ["NABLA_SCENES"],
      meaning: .told(
        ko: "장면을 더 찾아볼 폴더. --scenes의 폴더 다음에 봐요.",
        en: "A folder with more scenes, looked into after the one of --scenes.")),
    EnvironmentEntry(
      names: ["NABLA_LANG"],
      meaning: .told(ko: "언어, ko 또는 en. 설정 파일보다 먼저예요.", en: "The language, ko or en; comes before the configuration.")),
    EnvironmentEntry(
      names: ["NABLA_COLOR", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"],
      meaning: .told(
        ko:
          "색의 수. NABLA_COLOR에는 auto, never, 8, 256을 써요. NO_COLOR가 비어 있지 않거나 CLICOLOR=0이면 색을 쓰지 않고, CLICOLOR_FORCE가 0이 아니면 색을 써요.",
        en: "How many colours: NABLA_COLOR takes auto, never, 8 or 256; NO_COLOR, if not empty, and CLICOLOR=0 "
          + "switch them off; CLICOLOR_FORCE, if not 0, switches them on.")),
    EnvironmentEntry(
      names: ["NABLA_KERNEL"],
      meaning: .told(
        ko: "계산에 쓸 안쪽 반복문. reference는 있는 그대로 쓴 구현이에요. 안 쓰면 이 프로세서에서 가장 빠른 것이에요.",
        en: "The inner loops to compute with; reference is the plain implementation. Unless given, the fastest one "
          + "that this processor runs.")),
    EnvironmentEntry(
      names: ["LC_ALL", "LC_MESSAGES", "LC_CTYPE", "LANG"],
      meaning: .told(
        ko: "로캘. 위에서 정하지 않았으면 언어를 정하고, 터미널에 UTF-8을 보낼지도 정해요.",
        en: "The locale: the language unless something above says it, and whether the terminal is sent UTF-8.")),
    EnvironmentEntry(
      names: ["TERM", "COLORFGBG"],
      meaning: .told(ko: "터미널의 종류, 그리고 배경색을 짐작할 실마리.", en: "The terminal's type, and a guess at its background.")),
    EnvironmentEntry(
      names: ["TMUX", "STY"],
      meaning: .told(
        ko: "tmux와 GNU screen 안에서 정해져요. 둘은 바깥 터미널을 대신해서 대답해요.",
        en: "Set inside tmux and GNU screen, which answer for the terminal they run in.")),
    EnvironmentEntry(
      names: ["ESCDELAY"],
      meaning: .told(
        ko: "Esc로 시작하는 키의 나머지를 기다리는 시간(밀리초).",
        en: "Milliseconds to wait after Esc for the rest of a key that begins with it.")),
    EnvironmentEntry(
      names: ["HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"],
      meaning: .told(
        ko: "파일이 있는 곳. 아래 파일을 보세요. 상대 경로는 무시해요.", en: "Where files are; see FILES. Relative ones are ignored.")),
    EnvironmentEntry(
      names: ["SWIFT_BACKTRACE"],
      meaning: .told(
        ko: "프로그램이 갑자기 멈췄을 때 무엇을 적을지. Swift의 매뉴얼에 나와요.",
        en: "What is written down when the program crashes, as Swift's own manual says.")),
  ]
}

/// A file or folder of the user's.
struct FileEntry {
  /// The variable its place begins with, and what holds where that is not set.
  let variable: String
  let usual: String
  let end: String
  let meaning: String

  static let table = [
    FileEntry(
      variable: "XDG_CONFIG_HOME", usual: "~/.config", end: "/nabla/config.yaml",
      meaning: .told(
        ko: "설정 파일. 사용자만 고쳐요. nabla config가 첫 설정 파일을 출력해요.",
        en: "The configuration, which only its owner writes; nabla config prints one to begin with.")),
    FileEntry(
      variable: "XDG_STATE_HOME", usual: "~/.local/state", end: "/nabla/remembered.yaml",
      meaning: .told(ko: "마지막에 고른 테마, 언어, 글자.", en: "The theme, language and glyphs chosen last.")),
    FileEntry(
      variable: "XDG_STATE_HOME", usual: "~/.local/state", end: "/nabla/progress.yaml",
      meaning: .told(
        ko: "과정을 어디까지 했는지. 열어 본 장면과 답까지 본 장면.",
        en: "How far one is in the course: which scenes were opened, and whose answers seen.")),
    FileEntry(
      variable: "XDG_STATE_HOME", usual: "~/.local/state", end: "/nabla/crash-TIME-PROCESS.txt",
      meaning: .told(ko: "프로그램이 갑자기 멈추면 남는 것. 마지막 키와 스택.", en: "What a crash leaves: the latest keys and the stack.")),
    FileEntry(
      variable: "XDG_DATA_HOME", usual: "~/.local/share", end: "/nabla/scenes",
      meaning: .told(
        ko: "내가 만든 장면들. 들어 있는 장면보다 먼저 이름으로 찾아요.",
        en: "Scenes of one's own, found by name before those inside the program.")),
  ]
}

extension Failure.Code {
  /// What has happened, in the words of the manual.
  var meaning: String {
    switch self {
    case .usage: .told(ko: "잘못 썼어요.", en: "Wrong usage.")
    case .badData: .told(ko: "장면, 데이터, 설정 파일에 틀린 곳이 있어요.", en: "A scene, data or configuration file with mistakes.")
    case .notFound:
      .told(
        ko: "그런 파일이나 장면이나 명령이 없어요. 가장 비슷한 이름을 알려 줘요.", en: "No such file, scene or command; the nearest names are told."
      )
    case .noTerminal: .told(ko: "쓸 수 있는 터미널이 없어요.", en: "No terminal that could be used.")
    case .software: .told(ko: "nabla의 잘못이에요.", en: "A fault of ours.")
    case .cannotCreate:
      .told(
        ko: "출력할 파일을 만들 수 없거나, 이미 있는데 --force가 없어요.",
        en: "The output cannot be created, or exists and --force is not given.")
    case .writeFailed: .told(ko: "쓰다가 실패했어요. 디스크가 꽉 찼을 때처럼요.", en: "Writing failed, as on a full disk.")
    }
  }
}
