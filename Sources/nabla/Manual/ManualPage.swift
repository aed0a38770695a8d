// The manual page, made of the command definitions, the key table and the tables of scenes, in the language in force.

import NablaCore
import NablaLesson
import NablaModel
import NablaScenes
import NablaScreen
import NablaWords

struct ManualPage {
  private let tree: CommandTree
  private var roff = Roff(
    title: "NABLA", date: Nabla.versionDate, version: "nabla \(Nabla.version)",
    manual: .told(ko: "사용자 명령", en: "User Commands"), setsSentencesApart: CommandLanguage.inForce == .en)
  private let language = CommandLanguage.inForce

  init(_ tree: CommandTree) { self.tree = tree }

  /// The page as roff.
  static func text(of tree: CommandTree) -> String {
    var page = ManualPage(tree)
    page.writeHead()
    page.writeCommands()
    page.writeScenes()
    page.writeKeys()
    page.writeExports()
    page.writeSurroundings()
    return page.roff.text
  }

  private mutating func writeHead() {
    let root = tree.command
    roff.section(.told(ko: "이름", en: "NAME"))
    roff.paragraph(
      "nabla - "
        + .told(
          ko: "경사하강법과 역전파를 터미널에서 눈으로 보여 주는 프로그램",
          en: "gradient descent and backpropagation, made visible in a terminal"))
    roff.section(.told(ko: "개요", en: "SYNOPSIS"))
    roff.paragraph([.bold("nabla"), .plain(" ["), .italic(scene), .plain("] ["), .italic(options), .plain("]")])
    roff.paragraph([
      .bold("nabla"), .plain(" "), .italic(.told(ko: "명령", en: "command")), .plain(" ["), .italic(options), .plain("]"),
    ])
    roff.section(.told(ko: "설명", en: "DESCRIPTION"))
    roff.paragraph(root.abstract ?? "")
    roff.paragraph(
      .told(
        ko: """
          명령을 쓰지 않으면 장면 하나를 전체 화면으로 열어 바로 재생해요. 들어 있는 장면은 이름으로, 내가 만든 장면은 경로로 \
          열고, 아무것도 쓰지 않으면 worked-example이 열려요. 명령이 아닌 말은 장면의 이름으로 알아들어요.
          """,
        en: """
          Without a command it opens a scene in full screen, playing: one of the library by its name, one of your own \
          by its path, or worked-example. A word that is no command is taken for a scene.
          """))
    for paragraph in (root.discussion ?? "").split(separator: "\n") { roff.paragraph(String(paragraph)) }
    roff.section(.told(ko: "예", en: "EXAMPLES"))
    roff.example(examples(of: root))
  }

  private var options: String { .told(ko: "옵션", en: "options") }
  private var scene: String { ParserSentence.valueName("scene") }

  private func examples(of command: CommandTree.Command) -> [String] {
    command.commandName == "help" ? [] : Nabla.exampleLines(of: command.commandName)
  }

  // MARK: Commands

  private var commands: [CommandTree.Command] { tree.command.subcommands }

  /// Options that mean the same to several commands are described once.
  private var shared: [CommandTree.Argument] {
    var counts: [CommandTree.Argument: Int] = [:]
    var order: [CommandTree.Argument] = []
    for argument in commands.flatMap(visible) where argument.kind != .positional {
      if counts[argument] == nil { order.append(argument) }
      counts[argument, default: 0] += 1
    }
    return order.filter { counts[$0]! >= 3 }
  }

  private func visible(_ command: CommandTree.Command) -> [CommandTree.Argument] {
    command.arguments.filter(\.shouldDisplay)
  }

  private mutating func writeCommands() {
    let shared = self.shared
    roff.section(.told(ko: "명령", en: "COMMANDS"))
    roff.paragraph(
      .told(
        ko: "여러 명령에 함께 쓰는 옵션은 공통 옵션에 설명이 있어요.",
        en: "Options that several commands take are described under SHARED OPTIONS."))
    for command in commands {
      roff.subsection("nabla \(command.commandName)")
      roff.paragraph(synopsis(of: command))
      roff.paragraph(command.abstract ?? "")
      if let discussion = command.discussion { roff.paragraph(discussion) }
      roff.example(examples(of: command))
      let arguments = visible(command)
      for argument in arguments where !shared.contains(argument) { writeItem(argument) }
      let others = arguments.filter(shared.contains).compactMap { $0.names.last?.dashed }
      if !others.isEmpty {
        roff.paragraph([.plain(.told(ko: "공통 옵션: ", en: "Shared options: "))] + listed(others) + [.plain(".")])
      }
    }
    roff.section(.told(ko: "공통 옵션", en: "SHARED OPTIONS"))
    for argument in shared { writeItem(argument) }
  }

  private func listed(_ words: [String]) -> [Roff.Span] {
    words.enumerated().flatMap { number, word in number == 0 ? [.bold(word)] : [.plain(", "), .bold(word)] }
  }

  private func synopsis(of command: CommandTree.Command) -> [Roff.Span] {
    var spans: [Roff.Span] = [.bold("nabla \(command.commandName)")]
    for argument in visible(command) {
      let value = argument.valueName ?? ""
      let dots = argument.isRepeating ? "..." : ""
      switch argument.kind {
      case .positional where argument.isOptional:
        spans += [.plain(" ["), .italic(value), .plain("]" + dots)]
      case .positional: spans += [.plain(" "), .italic(value)] + (dots.isEmpty ? [] : [.plain(dots)])
      case .option where !argument.isOptional:
        spans += [.plain(" "), .bold(argument.names.last?.dashed ?? ""), .plain(" "), .italic(value)]
      case .option, .flag: break
      }
    }
    return spans + [.plain(" ["), .italic(options), .plain("]")]
  }

  private mutating func writeItem(_ argument: CommandTree.Argument) {
    var term: [Roff.Span] = []
    for name in argument.names { term += (term.isEmpty ? [] : [.plain(", ")]) + [.bold(name.dashed)] }
    if argument.kind != .flag {
      term += (term.isEmpty ? [] : [.plain(" ")]) + [.italic(argument.valueName ?? "")]
    }
    var text = argument.abstract ?? ""
    let values = argument.untoldValues
    if !values.isEmpty {
      let list = values.joined(separator: ", ")
      text += .told(ko: " 쓸 수 있는 값: \(list).", en: " One of \(list).")
    }
    if let usual = argument.defaultValue { text += .told(ko: " 기본값: \(usual).", en: " Default: \(usual).") }
    roff.item(term, text)
  }

  // MARK: Scenes

  private mutating func writeScenes() {
    roff.section(.told(ko: "장면 파일", en: "SCENE FILES"))
    roff.paragraph(
      .told(
        ko: "장면 쓰는 법은 nabla guide 한 쪽에 모여 있고, nabla new가 첫 장면을 만들어 줘요. 가장 짧은 장면:",
        en: "nabla guide prints one page on writing a scene, and nabla new begins one. The smallest scene:"))
    roff.example(SceneGuide.smallestScene.split(separator: "\n").map(String.init))
    roff.paragraph(
      .told(
        ko: "nabla check는 찾은 틀린 곳을 한 줄에 하나씩 알려 줘요: 파일, 줄, 칸, 무엇이 틀렸는지, 무엇을 쓸 수 있는지. 고치면 가려 있던 것이 더 나올 수 있어요.",
        en: "nabla check tells the mistakes it finds, one line each: file, line, column, what is wrong, what is "
          + "allowed. With them mended, others may show that they hid."))
    roff.paragraph(
      .told(
        ko: "장면은 --scenes의 폴더, NABLA_SCENES의 폴더, 그리고 아래 파일에 적힌 곳에서 찾아요.",
        en: "A scene is looked for in the folder of --scenes, that of NABLA_SCENES, and those under FILES."))
    roff.paragraph(
      .told(
        ko: """
          C는 손실을 출력끼리 더한 다음 샘플로 평균 낸 값이에요. mse는 (y-a)^2, half-mse는 그 절반, mae는 |y-a|, log-loss는 \
          -(y ln a + (1-y) ln(1-a)), cross-entropy는 softmax의 -y ln a예요. 규제가 있으면 데이터의 비용에 \
          l1 sum |w| + l2/2 sum w^2(모든 가중치)을 더한 값이에요.
          """,
        en: """
          C is the loss summed over the outputs, then the mean over the samples: mse (y-a)^2, half-mse half of it, mae \
          |y-a|, log-loss -(y ln a + (1-y) ln(1-a)), cross-entropy -y ln a of a softmax. With regularization it is the \
          whole: the data's cost and l1 sum |w| + l2/2 sum w^2 over the weights.
          """))
    roff.paragraph(
      .told(
        ko: """
          가중치 목록은 층마다 나가는 쪽 차례예요. x1에서 h1, x1에서 h2, 그다음 x2에서 h1. 책에 적힌 행렬 그대로, 층마다 행렬 \
          하나, 받는 뉴런마다 한 줄로 써도 같아요:
          """,
        en: """
          A list of weights goes source by source, layer by layer: x1 to h1, x1 to h2, then x2 to h1 and so on. The \
          same as books print it, a matrix a layer, a row for each unit that receives:
          """))
    roff.example([
      "initialization: { weights: [.15, .25, .20, .30, .40, .45] }",
      "initialization: { weights: [[[.15, .20], [.25, .30]], [[.40, .45]]] }",
    ])
    roff.paragraph(
      .told(
        ko: """
          numbering: by-target을 쓰면 이름도 목록도 대부분의 책처럼 받는 뉴런 차례가 돼요. w1은 x1에서 h1, w2는 x2에서 h1, \
          그다음 w3은 x1에서 h2.
          """,
        en: """
          With numbering: by-target the weights are named and listed unit by unit, as most books do: w1 from x1 to h1, \
          w2 from x2 to h1, then w3 from x1 to h2.
          """))
    roff.section(.told(ko: "장면에 쓰는 말", en: "SCENE WORDS"))
    for (section, rows) in SceneGuide.sections {
      roff.subsection(SceneGuide.title(ofSection: section, in: language))
      for row in rows {
        roff.item([.bold(row.key)], text(of: row))
      }
    }
    roff.subsection(SceneGuide.generatorTitle(in: language))
    for generator in Generator.allCases {
      let shape = "\(generator.inputCount) → \(generator.targetCount)"
      let count: String = .told(
        ko: "샘플 \(generator.defaultSamples)개", en: "\(generator.defaultSamples) samples")
      roff.item([.bold(generator.rawValue)], "\(shape), \(count): \(generator.text[language])")
    }
  }

  private func text(of row: SceneReference.Row) -> String {
    switch language {
    case .en:
      let fallback = row.isRequired ? " Required." : row.fallback.map { " Unless given: \($0.en)." } ?? ""
      return "\(row.doc.en) Takes \(row.form.en).\(fallback)"
    case .ko:
      let fallback = row.isRequired ? " 꼭 있어야 해요." : row.fallback.map { " 안 쓰면: \($0.ko)." } ?? ""
      return "\(row.doc.ko) 쓰는 값: \(row.form.ko).\(fallback)"
    }
  }

  // MARK: Keys and the rest

  private mutating func writeKeys() {
    roff.section(.told(ko: "키", en: "KEYS"))
    roff.paragraph(
      .told(
        ko: "전체 화면에서 쓰는 키예요. 이름은 --keys에 쓰는 것과 같아요. C-p는 Ctrl+P, S-Left는 Shift와 왼쪽 화살표예요.",
        en: "Of the full-screen program, as --keys takes them: C-p is Ctrl+P, S-Left is Shift with the left arrow."))
    for group in KeyGroup.allCases {
      roff.subsection(Label.group(group).text(in: language))
      for action in Action.table where action.group == group {
        roff.item(listed(action.keys.map(\.name)), action.words[language].capitalizedFirst)
      }
    }
  }

  /// What `x` writes.
  private mutating func writeExports() {
    roff.section(.told(ko: "내보내기", en: "EXPORTS"))
    roff.paragraph(
      .told(
        ko: "전체 화면에서 x를 누르면 프로그램을 시작한 폴더에 저장해요.",
        en: "Of the full-screen program, by x, into the folder it was started in."))
    for kind in ExportKind.allCases {
      roff.item([.bold(".\(kind.ending)")], ExportLabel.kind(kind).text(in: language).capitalizedFirst)
    }
    roff.paragraph(
      .told(
        ko: """
          표에는 nabla train --format csv처럼 step, cost, 모든 매개변수와 모든 기울기(gradient.w1) 열이 있어요. 비교 실행은 모든 \
          실행이 차례로 나와요. 그 앞에 run(실행의 글자), name, 그리고 learningRate나 optimizer처럼 실행마다 다른 설정이 그 \
          스텝의 값으로 들어가요. JSON 한 줄에는 같은 것이 키로 들어 있어요.
          """,
        en: """
          A table has the columns step, cost, each parameter and each slope (gradient.w1), as nabla train --format csv \
          prints it. Of a comparison all runs leave, one below the other: before these columns stand run (its letter), \
          name, and each setting in which the runs differ, such as learningRate or optimizer, as it is at that step. A \
          line of JSON has the same as keys.
          """))
  }

  private mutating func writeSurroundings() {
    roff.section(.told(ko: "환경 변수", en: "ENVIRONMENT"))
    for entry in EnvironmentEntry.table { roff.item(listed(entry.names), entry.meaning) }
    roff.section(.told(ko: "파일", en: "FILES"))
    for entry in FileEntry.table {
      roff.item(
        [.italic("$\(entry.variable)\(entry.end)")],
        .told(ko: "보통 ", en: "Usually ") + "\(entry.usual)\(entry.end). \(entry.meaning)")
    }
    roff.section(.told(ko: "종료 코드", en: "EXIT STATUS"))
    roff.item([.bold("0")], .told(ko: "다 했어요.", en: "Done."))
    for code in Failure.Code.allCases { roff.item([.bold("\(code.rawValue)")], code.meaning) }
    roff.item(
      [.bold("130")],
      .told(
        ko: "Ctrl-C로 끝났어요. 다른 시그널은 여느 프로그램과 같아요.",
        en: "Ended by Ctrl-C. Other signals end it as they end every program."))
  }
}

extension String {
  /// With its first letter as at the start of a sentence, and a full stop.
  fileprivate var capitalizedFirst: String {
    guard let first, first.isLowercase else { return self }
    return first.uppercased() + dropFirst()
  }
}
