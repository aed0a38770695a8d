import Foundation
import TerminalSupport
import Testing

private func number(_ value: Any?) -> Double { (value as? NSNumber)?.doubleValue ?? .nan }

@Suite(.startsPrograms) struct `nabla explain` {
  private func explain(_ arguments: String...) throws -> [String: Any] {
    let result = try run(nabla, ["explain"] + arguments + ["--format", "json"])
    #expect(result.status == .code(0), "\(result.errorText)")
    return try object(result.outputText)
  }

  private func product(_ object: [String: Any]) throws -> Double {
    let factors = try #require(object["factors"] as? [[String: Any]])
    return factors.reduce(1) { $0 * number($1["value"]) }
  }

  @Test func `of w5 of the worked example has the course's factors`() throws {
    let object = try explain("worked-example", "w5")
    #expect(object["parameter"] as? String == "w5")
    let factors = try #require(object["factors"] as? [[String: Any]])
    #expect(factors.map { $0["symbol"] as? String } == ["∂C/∂o1", "∂o1/∂z", "∂z/∂w5"])
    #expect(abs(number(object["value"]) + 0.09975254031514091) < 1e-15)
    #expect(try abs(product(object) - number(object["value"])) < 1e-15)
    let update = try #require(object["update"] as? [String: Any])
    #expect(number(update["old"]) == 0.55)
    #expect(abs(number(update["new"]) - 0.6497525403151409) < 1e-15)
  }

  @Test(arguments: ["worked-example", "hidden-layer", "spiral", "curve-fit", "neuron"], [0, 7])
  func `all parameters multiply to what train says, sample means included`(scene: String, step: Int) throws {
    let trained = try run(nabla, ["train", scene, "--steps", "\(step)", "--every", "0", "--batch", "all"])
    let gradient = try #require(try object(trained.outputText)["gradient"] as? [String: Double])
    for name in ["w1", "b1"] + (scene == "spiral" ? ["w17", "w75", "b9"] : []) where gradient[name] != nil {
      let object = try explain(scene, name, "--step", "\(step)", "--sample", "all", "--batch", "all")
      #expect(abs(number(object["value"]) - gradient[name]!) < 1e-10)
      let samples = try #require(object["samples"] as? [[String: Any]])
      for sample in samples {
        #expect(try abs(product(sample) - number(sample["value"])) < 1e-12)
        for factor in try #require(sample["factors"] as? [[String: Any]]) {
          guard let terms = factor["terms"] as? [[String: Any]] else { continue }
          #expect(abs(terms.reduce(0) { $0 + number($1["value"]) } - number(factor["value"])) < 1e-12)
        }
      }
      #expect(abs(samples.reduce(0) { $0 + number($1["value"]) } / Double(samples.count) - gradient[name]!) < 1e-10)
    }
  }

  @Test func `with three decimals prints the lecture's hand figures beside the exact ones`() throws {
    let result = try runNabla("explain", "worked-example", "w5", "--decimals", "3", "--lang", "en")
    for figure in ["0.615", "0.646", "-0.708 × 0.229 × 0.615", "-0.09971118 ≈ -0.100", "0.125", "-0.09975254031514091"]
    {
      #expect(result.outputText.contains(figure), "\(figure)")
    }
    #expect(result.outputText.contains("rounded to 3 decimals"))
    let object = try explain("worked-example", "w5", "--decimals", "3")
    #expect(number(object["value"]) == -0.1)
    #expect(abs(number(object["exact"]) + 0.09975254031514091) < 1e-15)
    let factors = try #require(object["factors"] as? [[String: Any]])
    #expect(factors.map { number($0["value"]) } == [-0.708, 0.229, 0.615])
  }

  @Test func `with one's own o1 gives the lecture's product`() throws {
    let object = try explain("worked-example", "w5", "--decimals", "3", "--assume", "o1=0.645")
    #expect(abs(number(object["product"]) + 0.09999285) < 1e-14)
    // Course row 10: with the new w5 in its place.
    let other = try explain("worked-example", "w1", "--assume", "dz/dh1=0.6497525403151409")
    #expect(abs(number(other["value"]) + 0.0124643) < 5e-8)
    // Row 9: −0.71 × 0.229 × 0.55 × 0.237 × 0.3, quoted as −0.006358.
    let third = try explain("worked-example", "w3", "--decimals", "3", "--assume", "o1=0.645")
    #expect(abs(number(third["product"]) + 0.006358) < 5e-7)
    let cut = try explain("worked-example", "w5", "--decimals", "3", "--cut")
    #expect(cut["rounding"] as? String == "cut")
    // 0.645 · 0.355 = 0.228975, cut.
    #expect(try #require(cut["factors"] as? [[String: Any]]).map { number($0["value"]) } == [-0.71, 0.228, 0.615])
  }

  private static func saturated(_ input: Int, _ target: Int) -> String {
    """
    network: { inputs: 1, layers: [{ units: 1, activation: sigmoid }] }
    initialization: { scheme: given, weights: [1], biases: [0] }
    loss: log-loss
    data: { samples: [{ input: [\(input)], target: [\(target)] }] }
    """
  }

  /// ∂C/∂w = (σ(z) − y)·x, whatever the two factors of σ(z) − y are: at ±800 no double can hold them, at 40 both can be told.
  @Test(arguments: [(-800, 1, 800.0), (800, 0, 800), (800, 1, 0), (40, 0, 40), (-40, 1, 40)])
  func `of a saturated output under log loss tells what can be told`(
    input: Int, target: Int, expected: Double
  ) throws {
    let path = try scene(Self.saturated(input, target))
    for decimals in [[], ["--decimals", "3"]] {
      let result = try run(nabla, ["explain", path, "w1", "--format", "json"] + decimals)
      let object = try object(result.outputText)
      #expect(number(object["value"]) == expected)
      let factors = try #require(object["factors"] as? [[String: Any]])
      let symbols = factors.compactMap { $0["symbol"] as? String }
      #expect(Set(["∂C/∂o1", "∂o1/∂z", "∂z/∂w1"]).isSubset(of: symbols))
      // What cannot be told by itself is null, and told with its partner.
      let told = factors.filter { $0["value"] is NSNumber }
      #expect(abs(told.reduce(1) { $0 * number($1["value"]) } - expected) < 1e-9)
      let joint = factors.compactMap { $0["joint"] as? [String] }
      #expect((told.count < factors.count) == (joint == [["∂C/∂o1", "∂o1/∂z"]]))
      for format in ["text", "markdown"] {
        for name in ["w1", "all"] {
          let page = try run(
            nabla, ["explain", path, name, "--format", format, "--lang", "en"] + decimals
          ).outputText
          let chains = page.split(separator: "\n").filter {
            $0.contains("δ") || $0.contains("∂") || $0.contains("partial")
          }
          #expect(!chains.contains { $0.contains("∞") || $0.contains("infty") || $0.contains("(1 - 1)") }, "\(page)")
          #expect(page.contains("cannot be told one by one") == !joint.isEmpty, "\(page)")
        }
      }
    }
  }

  /// The same through a hidden layer, whose weights get their slopes from the δ that the pair makes.
  @Test func `of a weight below a saturated output is finite`() throws {
    let path = try scene(
      """
      network: { inputs: 1, layers: [{ units: 1, activation: identity }, { units: 1, activation: sigmoid }] }
      initialization: { scheme: given, weights: [2, 1], biases: [0, 0] }
      loss: log-loss
      data: { samples: [{ input: [-400], target: [1] }] }
      """)
    // (0 − 1) · 1 · 1 · (−400).
    #expect(number(try explain(path, "w1")["value"]) == 400)
  }

  @Test func `writes signs and digits as one would`() throws {
    let two = try scene(
      """
      network: { inputs: 2, layers: [{ units: 2 }, { units: 2 }] }
      initialization: { scheme: given, weights: [0.15, 0.25, 0.20, 0.30, 0.40, 0.50, 0.45, 0.55], biases: [0.35, 0.35, 0.60, 0.60] }
      loss: log-loss
      data: { samples: [{ input: [0.05, 0.10], target: [1, 0] }] }
      """)
    let text = try runNabla("explain", two, "w5", "--lang", "en").outputText
    #expect(text.contains("-ln o1 - ln(1 - o2)"), "\(text)")
    let assumed = try runNabla("explain", two, "w5", "--assume", "o1=-0.5", "--lang", "en").outputText
    #expect(assumed.contains("(-0.5)(1 - (-0.5))"), "\(assumed)")
    let long = try runNabla("explain", two, "w5", "--decimals", "9", "--lang", "en").outputText
    // No number has only six digits where nine decimals were asked for.
    #expect(long.firstMatch(of: /[^0-9.]0\.[1-9][0-9]{5}[^0-9]/) == nil, "\(long)")
    let twice = try scene("cost: \"w1*w1 + w1\"\ninitialization: { weights: [3] }\n")
    let sum = try runNabla("explain", twice, "w1", "--lang", "en").outputText
    #expect(!sum.contains("∂C/∂w1 = ∂C/∂w1"), "\(sum)")
    let flat = try scene("cost: \"w1^2\"\ninitialization: { weights: [0] }\ntraining: { learning-rate: 0.5 }\n")
    #expect(try runNabla("explain", flat, "w1", "--lang", "en").outputText.contains("= 0 - 0 "))
  }

  @Test func `of a formula multiplies too`() throws {
    for name in ["w1", "w2"] {
      let path = try scene(
        "title: { ko: 식, en: formula }\ncost: \"w1*sin(w1) + 10*w2^2\"\ninitialization: { scheme: given, weights: [0.4, -1] }\n"
      )
      let object = try explain(path, name)
      // By hand: sin w + w cos w, and 20 w2.
      #expect(abs(number(object["value"]) - (name == "w1" ? sin(0.4) + 0.4 * cos(0.4) : -20)) < 1e-14)
      #expect(try abs(product(object) - number(object["value"])) < 1e-14)
    }
  }

  private func scene(_ text: String) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("nabla-explain-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appendingPathComponent("formula.yaml")
    try text.write(to: file, atomically: true, encoding: .utf8)
    return file.path
  }

  @Test(arguments: ["text", "markdown"], ["ko", "en"])
  func `all prints every number of the step`(format: String, language: String) throws {
    let result = try runNabla("explain", "worked-example", "all", "--format", format, "--lang", language)
    #expect(result.status == .code(0))
    // Course row 9, every figure of the sheet, and the new values (course-settings).
    for figure in [
      "0.615384", "0.581759", "0.600253", "0.645714", "0.125518", "-0.708572", "0.228767", "-0.162098",
      "-0.0105508", "-0.00887422", "-0.00633046", "-0.00532453", "-0.0997525", "-0.0943021", "0.649753",
    ] {
      #expect(result.outputText.contains(figure), "\(figure)")
    }
  }

  @Test func `every sheet of every scene can be printed`() throws {
    let list = try runNabla("scenes", "--format", "json")
    let names = try #require(try JSONSerialization.jsonObject(with: Data(list.outputText.utf8)) as? [[String: Any]])
    for name in names.compactMap({ $0["name"] as? String }) {
      for format in ["json", "text", "markdown"] {
        let result = try runNabla("explain", name, "all", "--step", "3", "--format", format)
        #expect(result.status == .code(0), "\(name): \(result.errorText)")
        if format == "json" { _ = try object(result.outputText) }
      }
    }
  }

  @Test(arguments: [
    (["worked-example", "w7"], "there are w1 to w6, or all"),
    (["worked-example", "w1", "--sample", "2"], "there are 1 to 1"),
    (["worked-example", "w1", "--decimals", "99"], "from 0 to 15"),
    (["worked-example", "w1", "--cut"], "needs --decimals"),
    (["worked-example", "w1", "--assume", "o1"], "o1=0.645"),
    (["worked-example", "w1", "--assume", "o2=1"], "did you mean"),
    (["worked-example", "w1", "--sample", "0"], "from 1"),
    (["worked-example", "w1", "--assume", "o1=1", "--sample", "all"], "one sample"),
  ])
  func `says what is wrong and what there is`(arguments: [String], sentence: String) throws {
    let result = try run(nabla, ["explain"] + arguments)
    #expect(result.status == .code(64))
    #expect(result.output.isEmpty)
    #expect(result.errorText.contains(sentence), "\(result.errorText)")
  }
}
