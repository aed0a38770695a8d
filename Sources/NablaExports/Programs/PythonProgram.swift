// A Python program that is the same network, data, start and training as a scene: to be read in a lecture, and to be run.

import NablaCore
import NablaLesson
import NablaWords

/// A program that prints what `nabla train` prints.
package struct PythonProgram {
  /// What is in the way of a program that somebody could read or paste.
  package struct TooLarge: Equatable, Sendable {
    /// How many numbers it would hold, or characters its formula.
    package let count: Int
    package let most: Int
    package let isFormula: Bool

    /// The sentence of an error.
    package var sentence: LocalizedText {
      let what = isFormula ? "characters of formula" : "numbers of samples and parameters"
      let korean = isFormula ? "식의 글자가 \(count)자" : "샘플과 매개변수의 수가 \(count)개"
      return LocalizedText(
        ko: "프로그램에 들어갈 \(korean)인데 \(most)까지만 쓸 수 있어요. 더 작은 장면을 쓰거나 'nabla train'으로 훈련하세요",
        en: "the program would hold \(count) \(what), and \(most) are the most; take a smaller scene, "
          + "or train it with 'nabla train'")
    }
  }

  /// The last step of a program of which none is named.
  package static let usualSteps = 10

  /// Of samples and parameters together.
  package static let mostNumbers = 100_000
  /// Of a formula with its slopes.
  private static let mostCharacters = 20_000

  package let text: String

  /// - Parameters:
  ///   - scene: what is learned, from where and how; nothing of it is too large.
  ///   - steps: the last step that it prints.
  ///   - framework: what it is written with.
  ///   - language: of its comments.
  ///   - isOfScreen: whether the scene is the state of a screen, which a comment then says.
  package init(_ scene: Scene, steps: Int, framework: Framework, language: Language, isOfScreen: Bool = false) {
    var writer = ProgramWriter(scene.experiment, steps: steps, framework, language)
    writer.open(scene, isOfScreen: isOfScreen)
    switch Objective(scene.experiment) {
    case .network(let cost):
      writer.write(PythonNetwork(cost, settings: scene.experiment.settings, framework, writer.comment))
    case .formula(let formula):
      writer.write(PythonFormula(formula, framework), count: formula.parameterCount)
    }
    text = writer.lines.joined(separator: "\n") + "\n"
  }

  /// What makes a program of an experiment too large; nil where nothing does.
  package static func problem(with experiment: Experiment) -> TooLarge? {
    switch Objective(experiment) {
    case .network(let cost):
      let count = cost.network.parameterCount + cost.data.inputs.count + cost.data.targets.count
      return count > mostNumbers ? TooLarge(count: count, most: mostNumbers, isFormula: false) : nil
    case .formula(let formula):
      let length = PythonFormula(formula, .numpy).length
      return length > mostCharacters ? TooLarge(count: length, most: mostCharacters, isFormula: true) : nil
    }
  }
}
