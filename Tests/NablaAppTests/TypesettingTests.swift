// Formulas in TeX and pages in Markdown, against readings of their own.

import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaExports
@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen
@testable import NablaWords

/// The numbers of a formula, those in names included, in the order in which they stand.
private enum Reading {
  /// As our sheets write them.
  static func numbers(plain: String) -> [Double] {
    // The layer is said first in h2.1, the unit first in TeX.
    let ascii = plain.replacing("²", with: " 2 ").replacing("₁", with: " 1 ").replacing("₂", with: " 2 ")
    return numbers(in: ascii.replacing(/([hg])([0-9]+)\.([0-9]+)/) { "\($0.1)\($0.3) \($0.2)" })
  }

  static func numbers(tex: String) -> [Double] {
    guard tex.contains("10^") else { return numbers(in: tex) }
    return numbers(in: tex.replacing(/\ \\times 10\^\{(-?[0-9]+)\}/) { "e\($0.1)" })
  }

  /// What `[0-9]+\.?[0-9]*(e[+-]?[0-9]+)?` finds, byte by byte: a hundred times as fast as the expression.
  static func numbers(in text: String) -> [Double] {
    let bytes = Array(text.utf8) + [0]
    func isDigit(_ index: Int) -> Bool { (48...57).contains(bytes[index]) }
    var numbers: [Double] = []
    var index = 0
    while index < bytes.count {
      let start = index
      while isDigit(index) { index += 1 }
      guard index > start else {
        index += 1
        continue
      }
      if bytes[index] == UInt8(ascii: ".") { index += 1 }
      while isDigit(index) { index += 1 }
      if bytes[index] == UInt8(ascii: "e") {
        let isSigned = bytes[index + 1] == UInt8(ascii: "+") || bytes[index + 1] == UInt8(ascii: "-")
        let exponent = index + (isSigned ? 2 : 1)
        if exponent < bytes.count, isDigit(exponent) {
          index = exponent
          while isDigit(index) { index += 1 }
        }
      }
      numbers.append(Double(String(decoding: bytes[start..<index], as: UTF8.self))!)
    }
    return numbers
  }

  /// Every macro that stands in our formulas, without the backslash.
  static let macros: Set<String> = [
    "frac", "partial", "cdot", "times", "left", "right", "lvert", "rvert", "sqrt", "text", "leftarrow", "approx", "lt",
    "gt", "infty", "eta", "beta", "rho", "epsilon", "sigma", "delta", "sin", "cos", "tan", "tanh", "exp", "ln", "pi",
    "sum",
  ]

  static let signs = Set("0123456789abcdefghijklmnopqrstuvwxyzCN{}()_^'.,=+- \\".utf8)

  /// The words after a backslash, empty ones included.
  private static func words(_ bytes: [UInt8]) -> [String] {
    bytes.split(separator: UInt8(ascii: "\\"), omittingEmptySubsequences: false).dropFirst().map { rest in
      String(decoding: rest.prefix { isLetter($0) }, as: UTF8.self)
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte) || (97...122).contains(byte) }

  /// What is wrong with a formula in TeX that stands for a plain one; nil where nothing is.
  static func fault(_ tex: String, of plain: String) -> String? {
    let bytes = Array(tex.utf8)
    if !bytes.allSatisfy(signs.contains) { return "a sign that is none of ours" }
    let used = words(bytes)
    if let other = used.first(where: { !macros.contains($0) }) { return "\\\(other)" }
    for (open, close) in ["{}", "()"].map({ (Array($0.utf8)[0], Array($0.utf8)[1]) }) {
      var depth = 0
      for byte in bytes {
        if byte == open { depth += 1 }
        if byte == close { depth -= 1 }
        if depth < 0 { return "one closes before it opens" }
      }
      if depth != 0 { return "one is left open" }
    }
    if used.count(where: { $0 == "left" }) != used.count(where: { $0 == "right" }) { return "left without right" }
    // Emphasis, for readers that look for it first.
    if zip(bytes, bytes.dropFirst()).contains(where: { $1 == UInt8(ascii: "_") && !isLetter($0) }) {
      return "an underscore after a sign"
    }
    let numbers = self.numbers(tex: tex)
    return numbers == self.numbers(plain: plain) ? nil : "other numbers: \(numbers)"
  }
}

extension Sheet {
  /// Every formula of the page.
  fileprivate var formulas: [String] {
    blocks.flatMap { block -> [String] in
      switch block {
      case .heading(let words, _), .paragraph(let words): return words.formulas
      case .list(let points): return points.flatMap(\.formulas)
      case .chain(let steps): return steps
      case .code: return []
      case .table(_, let rows): return rows.flatMap { $0.flatMap(\.formulas) }
      }
    }
  }
}

extension Prose {
  fileprivate var formulas: [String] {
    runs.compactMap { if case .formula(let text) = $0, !text.isEmpty { text } else { nil } }
  }
}

/// All formulas have to be set; where there are many, every so manieth is read back.
private func expectTypeset(_ formulas: some Sequence<String>, _ place: String) {
  // Not sorted: by Unicode that takes longer than all the rest.
  var seen: Set<String> = []
  let all = formulas.filter { seen.insert($0).inserted }
  for (index, formula) in all.enumerated() {
    guard let tex = TeX(formula)?.text else {
      Issue.record("\(place): \(formula)")
      continue
    }
    guard index.isMultiple(of: max(1, all.count / 40)) else { continue }
    if let fault = Reading.fault(tex, of: formula) { Issue.record("\(place): \(formula): \(tex): \(fault)") }
  }
}

@Suite struct `Formulas in TeX` {
  @Test(arguments: [
    (
      "∂C/∂w5 = ∂C/∂o1 · ∂z/∂w5",
      "\\frac{\\partial C}{\\partial w_{5}} = \\frac{\\partial C}{\\partial o_{1}} \\cdot \\frac{\\partial z}{\\partial w_{5}}"
    ),
    ("-2(y - o1)", "-2(y - o_{1})"), ("δ(o1)", "\\delta(o_{1})"), ("z(h1.12)", "z(h_{12}^{(1)})"),
    ("1.2e-05 × (-3e+07)", "1.2 \\times 10^{-5} \\times (-3 \\times 10^{7})"),
    ("1.2e-05²", "(1.2 \\times 10^{-5})^{2}"), ("1 - h1.2²", "1 - (h_{2}^{(1)})^{2}"), ("(-4)²", "(-4)^{2}"),
    ("(o1 - y)/(o1(1 - o1))", "\\frac{o_{1} - y}{o_{1}(1 - o_{1})}"), ("-1/o1", "-\\frac{1}{o_{1}}"),
    ("|y - o1| + |y2 - o2|", "\\lvert y - o_{1}\\rvert + \\lvert y_{2} - o_{2}\\rvert"),
    ("-ln -0.5 + 1", "-\\ln (-0.5) + 1"), ("(z)′", "(z)'"), ("sin′(w1)", "\\sin'(w_{1})"),
    ("-ln(1 - o1)", "-\\ln(1 - o_{1})"), ("y·ln o1", "y \\cdot \\ln o_{1}"), ("cos z", "\\cos z"),
    ("w1 - η · m′/(√v′ + ε)", "w_{1} - \\eta \\cdot \\frac{m'}{\\sqrt{v'} + \\epsilon}"),
    ("s + (∂C/∂w1)²", "s + \\left(\\frac{\\partial C}{\\partial w_{1}}\\right)^{2}"),
    ("m/(1 - β₁^t)", "\\frac{m}{1 - \\beta_{1}^{t}}"), ("w1 ←", "w_{1} \\leftarrow"),
    ("-0.09999285 ≈ -0.1", "-0.09999285 \\approx -0.1"), ("leaky-relu′(z)", "\\text{leaky-relu}'(z)"),
    ("u3·u1^(u3-1)", "u_{3} \\cdot u_{1}^{u_{3} - 1}"), ("0.1*(w1^2 - 4)^2", "0.1 \\cdot (w_{1}^{2} - 4)^{2}"),
    ("w1^-2^w2", "w_{1}^{-2^{w_{2}}}"), ("w1/w2/3", "\\frac{\\frac{w_{1}}{w_{2}}}{3}"),
    ("sqrt(w1/2) - abs(w2)", "\\sqrt{\\frac{w_{1}}{2}} - \\lvert w_{2}\\rvert"), ("x = (0.5, -3)", "x = (0.5, -3)"),
    ("<1e-300", "\\lt 1 \\times 10^{-300}"), ("-∞", "-\\infty"), ("NaN", "\\text{NaN}"),
    ("(sin(w1))^2", "(\\sin(w_{1}))^{2}"), ("sqrt′(0.5)", "\\text{sqrt}'(0.5)"),
  ])
  func `are set as a book would`(formula: String, tex: String) {
    #expect(TeX(formula)?.text == tex)
    #expect(Reading.fault(tex, of: formula) == nil)
  }

  @Test(arguments: ["", "∂C/", "(w1", "w1)", "q7", "w1 § w2", "2 +", "|w1", "w1 w2", "$", "\\frac", "a_1", "h1.2.3"])
  func `are left alone where they are none`(formula: String) {
    #expect(TeX(formula) == nil)
  }

  /// Deeper than any page shows: no crash, and the page says it as it is written.
  @Test func `are left alone where they are too deep`() {
    for text in [
      String(repeating: "(", count: 500) + "w1" + String(repeating: ")", count: 500),
      String(repeating: "-", count: 3_000) + "w1", String(repeating: "√", count: 3_000) + "w1",
      "w1" + String(repeating: "^w1", count: 3_000), String(repeating: "∂", count: 3_000) + "w1",
    ] { #expect(TeX(text) == nil) }
    let deep = String(repeating: "((", count: 60) + "w1" + String(repeating: "))", count: 60)
    var sheet = Sheet()
    sheet.blocks = [.paragraph(.formula(deep)), .chain(["C", deep, "1"])]
    #expect(sheet.markdown == "\(deep)\n\n    C\n    \(deep)\n    1\n")
  }

  @Test(arguments: SceneLibrary.names, [Precision.exact, .rounded(3)])
  func `of every sheet say the numbers of the plain sheet`(name: String, precision: Precision) {
    var model = Model(name, language: .ko)
    model.press("] ]")
    let sheet = WorkedSheet(
      model.workspace.scene, step: model.situation.step, settings: model.situation.settings, precision: precision,
      language: .ko)
    var pages: [Sheet] = []
    let all = Array(0..<model.names.count)
    switch model.situation.source {
    case .formula(let formula):
      let derivation = FormulaDerivation(of: formula, at: model.situation.parameters, precision: precision)
      pages = [sheet.formulaSheet(of: all, derivation), sheet.formulaSheet(of: [0], derivation)]
    case .network(let passes):
      let cost = passes.cost
      pages = [sheet.wholeSheet(of: cost, sample: 0)]
      for parameter in [0, all.count / 2, all.count - 1] {
        pages.append(sheet.sheet(of: parameter, in: cost, sample: 0))
      }
      if all.count < 50 { pages += sheet.meanSheets(of: [0], in: cost) }
    }
    let ours = Set("∂σδη√×·".unicodeScalars)
    for page in pages {
      let formulas = page.formulas
      #expect(formulas.count > 3)
      expectTypeset(formulas, name)
      // Nothing that stands for a formula is outside of dollars.
      let pieces = page.markdown.utf8.split(separator: UInt8(ascii: "$"), omittingEmptySubsequences: false)
      let words = pieces.enumerated().filter { $0.offset.isMultiple(of: 2) }.map { String(Substring($0.element)) }
      #expect(pieces.count % 2 == 1 && !words.contains { !ours.isDisjoint(with: $0.unicodeScalars) }, "\(words)")
    }
  }

  @Test(arguments: Activation.elementwise, [Loss.mse, .mae, .logLoss])
  func `of every activation and loss are typeset`(activation: Activation, loss: Loss) {
    for (inner, isResidual) in [(1, false), (3, true), (5, true)] {
      let layers =
        (0..<inner).map { _ in Layer(inputs: 2, units: 2, activation: activation, isResidual: isResidual) }
        + [Layer(inputs: 2, units: 2, activation: activation)]
      let network = Network(inputs: 2, layers: layers)
      let parameters = (0..<network.parameterCount).map { Double($0 % 5) / 4 - 0.4 }
      for target in [[0, 1], [0.25, 1e-7]] {
        let worked = WorkedSample(of: network, at: parameters, input: [0.5, -1e-6], target: target, loss: loss)
        let equations = network.everyQuantity.map { worked.equation(of: $0) }
        let number = SheetNumber(.exact)
        expectTypeset(
          equations.flatMap { [$0.symbol, $0.rule, $0.text(number.text), number.text($0.value)] }.filter {
            !$0.isEmpty
          },
          "\(activation) \(loss)")
      }
    }
  }

  @Test(arguments: Optimizer.Name.allCases) func `of every optimizer are typeset`(name: Optimizer.Name) {
    let model = Model(name == .perceptron ? "perceptron" : "worked-example")
    var settings = model.situation.settings
    settings.optimizer = Optimizer(name)
    let experiment = model.workspace.scene.experiment
    var state = experiment.firstState
    state.optimizer = Optimizer(name)
    for _ in 0..<2 {
      let step = TrainingStep(from: state, subject: experiment.subject, settings: settings)
      for parameter in 0..<model.names.count {
        let equations = UpdateDerivation(of: parameter, in: step, names: model.names).equations
        let number = SheetNumber(.exact)
        expectTypeset(
          equations.flatMap { ["\($0.symbol) ←", $0.rule, $0.text(number.text)] }.filter { !$0.isEmpty }, "\(name)")
      }
      state = step.next
    }
  }

  @Test(arguments: [
    "sin(w1)*cos(w2)/tan(w3) - exp(-w1^2)", "ln(w1) + sqrt(w2) + abs(w3 - pi)", "tanh(w1)*sigmoid(w2)^w3 / (e + 1)",
    "w1^3 - 2^w2 + w3^-2 - (w1 - w2)/(w2 + 1e-7)", "-w1 * -w2 × w3 · 2 − 1", "w1",
  ])
  func `of every function of a formula are typeset`(source: String) throws {
    let formula = try Formula(source)
    let derivation = FormulaDerivation(of: formula, at: [0.5, -1.25, 2e-6])
    let number = SheetNumber(.exact)
    var equations = derivation.steps
    for parameter in 0..<formula.parameterCount {
      equations += derivation.chain(of: parameter).factors.flatMap { [$0.equation] + $0.terms }
    }
    expectTypeset(
      ["C = " + source] + equations.flatMap { [$0.symbol, $0.rule, $0.text(number.text)] }.filter { !$0.isEmpty },
      source)
  }
}

@Suite struct `Pages in Markdown` {
  @Test(arguments: [
    ("a | b", "a \\| b"), ("*x* _y_ `z`", "\\*x\\* \\_y\\_ \\`z\\`"),
    ("[a](b) <i>&amp; $5", "\\[a\\](b) \\<i\\>\\&amp; \\$5"),
    ("~~no~~ \\", "\\~\\~no\\~\\~ \\\\"), ("# head", "\\# head"), ("- point", "\\- point"), ("+ point", "\\+ point"),
    ("1. one", "1\\. one"), ("23) two", "23\\) two"), ("3.5 is 7 / 2", "3\\.5 is 7 / 2"), ("===", "\\==="),
    ("    code", "code"), ("가: 나", "가: 나"), ("two\nlines", "two lines"), ("", ""), ("2024", "2024"),
  ])
  func `keep words as they are`(words: String, escaped: String) {
    var sheet = Sheet()
    sheet.blocks = [.paragraph(Prose(words)), .list([Prose(words)])]
    #expect(sheet.markdown == "\(escaped)\n\n- \(escaped)\n")
    if !words.contains("\n") { #expect(sheet.text.hasPrefix(words.isEmpty ? "\n" : words)) }
  }

  /// Where a heading ends with number signs, Markdown would take them away.
  @Test func `keep a scene's title as it is`() throws {
    var odd = scene("neuron")
    odd.title = LocalizedText("# C| $x$ *y* <b> #")
    let step = TrainingStep(
      from: odd.experiment.firstState, subject: odd.experiment.subject, settings: odd.experiment.settings)
    let sheet = WorkedSheet(odd, step: step, settings: odd.experiment.settings, language: .en)
    let cost = try #require(Situation(step, experiment: odd.experiment).passes).cost
    #expect(
      sheet.wholeSheet(of: cost, sample: 0).markdown.hasPrefix(
        "# \\# C\\| \\$x\\$ \\*y\\* \\<b\\> \\#: Step 0, every number\n"))
  }

  @Test func `set formulas apart from letters around them, and columns of numbers to the right`() {
    var sheet = Sheet()
    sheet.blocks = [
      .paragraph(Prose("값(w1은 w1, w2)", formulas: ["w1", "w1", "w2", "w9"])),
      .table(headings: ["a|b", "n"], rows: [[.formula("z(h1)"), .formula("-1e-07")], [Prose(""), .formula("2")]]),
      .chain(["C", "w1²", "4"]), .chain(["C"]), .code("nabla a_b"),
    ]
    #expect(
      sheet.markdown == """
        값( $w_{1}$ 은 $w_{1}$, $w_{2}$)

        | a\\|b | n |
        |---|---:|
        | $z(h_{1})$ | $-1 \\times 10^{-7}$ |
        |   | $2$ |

        $$
        \\begin{aligned}
        C &= w_{1}^{2} \\\\
        &= 4
        \\end{aligned}
        $$

        $$
        C
        $$

            nabla a_b

        """)
  }

  @Test func `call optimizers by their names in both languages`() {
    WordingChecks.checkKorean(Optimizer.Name.allCases, same: ["adagrad", "rmsprop", "adam"])
    for language in Language.allCases { WordingChecks.checkTexts(Optimizer.Name.allCases, in: language) }
    let model = Model("worked-example", language: .ko)
    #expect(model.draft(of: .sheet).text.contains("\n## 갱신: 경사하강법, $\\eta = 1$\n"))
  }
}
