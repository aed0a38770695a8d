import NablaCore
import NablaLesson
import NablaScenes
import Testing

@Suite struct `A word from elsewhere` {
  @Test(arguments: [
    ("eta", "learning-rate"), ("η", "learning-rate"), ("lr", "learning-rate"), ("alpha", "learning-rate"),
    ("learningRate", "learning-rate"), ("learning_rate", "learning-rate"), ("momentum", "beta"),
    ("batch-size", "batch"),
    ("학습률", "learning-rate"),
  ])
  func `is answered in training with the word that is meant`(word: String, meant: String) {
    expectProblems(goodNetwork + "training: { 1️⃣\(word): 0.1 }", "unknown key '\(word)' (did you mean '\(meant)'?)")
  }

  @Test(arguments: [
    ("optimizer: 1️⃣sgd", "optimizer", "sgd", "gradient-descent"),
    ("optimizer: 1️⃣RMSprop", "optimizer", "RMSprop", "rmsprop"),
    ("optimizer: 1️⃣NAG", "optimizer", "NAG", "nesterov"),
  ])
  func `is answered for an optimizer`(text: String, kind: String, word: String, meant: String) {
    expectProblems(goodNetwork + "training: { \(text) }", "unknown \(kind) '\(word)' (did you mean '\(meant)'?)")
  }

  @Test(arguments: [
    ("linear", "identity"), ("logistic", "sigmoid"), ("heaviside", "step"), ("rectifier", "relu"),
    ("lrelu", "leaky-relu"),
    ("LeakyReLU", "leaky-relu"), ("시그모이드", "sigmoid"),
  ])
  func `is answered for an activation`(word: String, meant: String) {
    expectProblems(
      "network: { inputs: 2, layers: [{ units: 1, activation: 1️⃣\(word) }] }\ndata: { generator: and }",
      "unknown activation '\(word)' (did you mean '\(meant)'?)")
  }

  @Test(arguments: [
    ("categorical-crossentropy", "cross-entropy"), ("bce", "log-loss"), ("l2", "mse"), ("l1", "mae"),
    ("logloss", "log-loss"),
  ])
  func `is answered for a loss`(word: String, meant: String) throws {
    expectProblems(goodNetwork + "loss: 1️⃣\(word)", "unknown loss '\(word)' (did you mean '\(meant)'?)")
  }

  @Test func `is answered in a formula, and where nothing here is meant, with what there is`() throws {
    expectProblems("cost: 1️⃣\"log(w1)\"", "unknown name 'log' at character 1 of the formula (did you mean 'ln'?)")
    for word in ["atan", "sinh", "log10"] {
      do throws(SceneProblems) {
        _ = try readScene("cost: \"\(word)(w1)\"")
        Issue.record("\(word) is a function")
      } catch {
        #expect(
          !error.lines(in: .en)[0].contains("did you mean") && error.lines(in: .en)[0].contains("(allowed: w1…w9"),
          "\(error.lines(in: .en))")
      }
    }
  }

  /// A word of the program itself is never taken for another one, and every answer is one of its words.
  @Test func `never hides one of the program's own`() {
    let sets: [[String]] =
      [
        Activation.allCases.map(\.rawValue), Loss.allCases.map(\.rawValue), Optimizer.Name.allCases.map(\.rawValue),
        Initialization.Name.allCases.map(\.rawValue), Formula.names,
      ]
      + Dictionary(grouping: SceneReference.rows, by: \.section).values.map { $0.map(\.key) }
    for words in sets {
      for word in words {
        #expect(nearest(to: word, among: words) == word)
        #expect(nearest(to: word.uppercased(), among: words)?.lowercased() == word.lowercased())
      }
    }
  }
}
