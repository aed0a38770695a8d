// `nabla code`: the scene's training as a Python program.

import ArgumentParser
import NablaCore
import NablaExports
import NablaLesson

struct Code: ParsableCommand, SceneCommand {
  static let configuration = CommandConfiguration(
    commandName: "code",
    abstract: .told(
      ko: "신경망, 데이터, 시작값, 학습 방법이 똑같은 파이썬 프로그램을 출력해요.",
      en: "Print a Python program that is the same network, data, start and training."),
    usage: """
      nabla code worked-example
      nabla code worked-example --framework pytorch --steps 3
      nabla code hidden-layer --optimizer adam --lang ko > hidden-layer.py
      nabla code spiral --steps 500 --batch 10 > spiral.py
      """,
    discussion: .told(
      ko: """
        파이썬으로 실행하면 스텝마다 nabla train과 같은 것을 17자리까지 출력해요: 스텝, C, 모든 가중치와 편향. NumPy로는 역전파를 풀어 쓰고, PyTorch로는 \
        autograd가 기울기를 구해요.
        """,
      en: """
        Run with Python it prints for each step what nabla train prints: the step, C, each weight and \
        each bias, with 17 digits. With NumPy the backward pass is written out, with PyTorch autograd \
        finds the slopes.
        """))

  @OptionGroup var scene: SceneArgument
  @OptionGroup var overrides: Overrides
  @OptionGroup var language: LanguageOption

  @Option(
    parsing: .unconditional, help: ArgumentHelp(ko: "몇 스텝까지 출력할지.", en: "The last step that it prints.", valueName: "N")
  )
  var steps: String = "\(PythonProgram.usualSteps)"

  @Option(help: ArgumentHelp(ko: "numpy 또는 pytorch.", en: "numpy or pytorch."))
  var framework: Framework = .numpy

  func validate() throws {
    _ = try Count.parse(steps, flag: "--steps", from: 0)
  }

  func run() throws {
    let scene = try options.open()
    let last = try Count.parse(steps, flag: "--steps", from: 0)
    if let problem = PythonProgram.problem(with: scene.experiment) {
      throw Failure(.usage, LocalizedText("error: ") + problem.sentence)
    }
    let language = try language.resolved()
    Output.write(PythonProgram(scene, steps: last, framework: framework, language: language).text)
  }
}

extension Framework: ExpressibleByArgument {}
