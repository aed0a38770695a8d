// The scene that `nabla new` begins with. Its comments are the tutorial; what they list comes from the program's tables.

import NablaCanvas
import NablaCore
import NablaLesson

enum SceneTemplate {
  /// The text of a scene.
  ///
  /// - Parameters:
  ///   - file: how its name is typed in a shell.
  ///   - language: of its comments.
  static func text(for file: String, in language: Language) -> String {
    switch language {
    case .en: english(file)
    case .ko: korean(file)
    }
  }

  private static func words<Word: RawRepresentable & CaseIterable>(_: Word.Type) -> String
  where Word.RawValue == String { Word.allCases.map(\.rawValue).joined(separator: " ") }

  private static func english(_ file: String) -> String {
    """
    # A scene of your own. nabla skips what follows a #, so the notes may stay or go.
    # Change something, save, and:   nabla check \(file)   says what is wrong
    #                                nabla \(file)         opens it; Ctrl+O reads it again
    # All about it on one page:      nabla guide

    title: My first scene

    # What you want to tell, page by page. H turns the page.
    lesson:
      - "One neuron, two inputs. It shall answer 1 only where both inputs are 1."
      - "Watch the line in the data turn until it parts the 1 from the 0s."

    # Asked before the first step; the answer shows once the run has come to step 30.
    question: "Can one straight line do that?"
    answer: "Yes. With XOR it could not: change the targets to 0, 1, 1, 0 and see."
    reveal: 30

    # What learns: how many numbers go in, then the layers, the last one being the output.
    # An activation is one of: \(words(Activation.self))
    network:
      inputs: 2
      layers:
        # - { units: 3, activation: tanh }
        - { units: 1, activation: sigmoid }
    # Take the "# " before units: 3 away, and the network has a hidden layer.

    # What it learns from: as many inputs and targets as the network has.
    data:
      samples:
        - { input: [0, 0], target: [0] }
        - { input: [0, 1], target: [0] }
        - { input: [1, 0], target: [0] }
        - { input: [1, 1], target: [1] }
    # Or, in place of all these lines, data by a formula:
    # data: { generator: moons, samples: 100, noise: 0.1, seed: 1 }
    # Generators: \(words(Generator.self))
    # Or by a formula of your own, for a network with one input:
    # data: { function: "sin(3*x1)", range: [-1, 1], samples: 40, noise: 0.1 }

    # Where the weights start (another seed, other weights), and how they learn.
    # Schemes: \(words(Initialization.Name.self))
    # Optimizers: \(words(Optimizer.Name.self))
    # Your own numbers, source by source (x1 to each neuron, then x2 …), as the network numbers them:
    #   initialization: { weights: [0.5, -0.3], biases: [0.1] }
    # With   numbering: by-target   the network and the list go neuron by neuron, as most books do,
    # or a book's matrices, one a layer, a row for each neuron that receives: { weights: [[[0.5, -0.3]]] }
    initialization: { scheme: xavier, seed: 1 }
    # C is the loss summed over the outputs, then the mean over the samples. mse is (y-a)^2, half-mse half of it.
    loss: log-loss # or \(LossWords.forAnyOutput)
    training: { optimizer: gradient-descent, learning-rate: 1, batch: all }

    # What to show first.
    panels: [network, data, loss, lesson, contour, weights, step]

    # What to compare when m is pressed: only the differences.
    runs:
      - { learning-rate: 0.1 }
      - { learning-rate: 10, label: large }

    """
  }

  private static func korean(_ file: String) -> String {
    """
    # 나만의 장면이에요. # 뒤는 nabla가 읽지 않는 메모라서 지워도 되고 둬도 돼요.
    # 고치고 저장한 다음:   nabla check \(file)   틀린 곳을 알려 줘요
    #                       nabla \(file)         열어요. Ctrl+O를 누르면 다시 읽어요
    # 한 쪽짜리 설명:       nabla guide

    # 문장 하나만 쓰면 두 언어에서 똑같이 보여요. 따로 쓰려면 { ko: "…", en: "…" }
    title: 나의 첫 장면

    # 들려줄 이야기를 한 쪽씩 써요. H를 누르면 쪽이 넘어가요.
    lesson:
      - "뉴런 하나에 입력이 둘이에요. 두 입력이 모두 1일 때만 1이라고 답해야 해요."
      - "데이터에 그어진 선이 돌아가며 1과 0을 가르는 것을 보세요."

    # 스텝을 시작하기 전에 물을 것과 그 답이에요. 답은 30스텝까지 가면 보여요.
    question: "직선 하나로 나눌 수 있을까요?"
    answer: "네. 하지만 XOR은 안 돼요. 목표를 0, 1, 1, 0으로 바꿔서 해 보세요."
    reveal: 30

    # 무엇이 배우는지: 들어가는 수의 개수와 층들. 마지막 층이 출력층이에요.
    # 활성화 함수: \(words(Activation.self))
    network:
      inputs: 2
      layers:
        # - { units: 3, activation: tanh }
        - { units: 1, activation: sigmoid }
    # units: 3 앞의 "# "를 지우면 은닉층이 생겨요.

    # 무엇을 보고 배우는지: 입력과 목표의 개수는 network와 같아야 해요.
    data:
      samples:
        - { input: [0, 0], target: [0] }
        - { input: [0, 1], target: [0] }
        - { input: [1, 0], target: [0] }
        - { input: [1, 1], target: [1] }
    # 이 여섯 줄 대신 공식으로 만든 데이터를 쓸 수도 있어요.
    # data: { generator: moons, samples: 100, noise: 0.1, seed: 1 }
    # 만들 수 있는 것: \(words(Generator.self))
    # 입력이 하나인 신경망이라면 식을 직접 적을 수도 있어요.
    # data: { function: "sin(3*x1)", range: [-1, 1], samples: 40, noise: 0.1 }

    # 가중치의 출발점(seed를 바꾸면 달라져요)과 배우는 방법이에요.
    # 초기화 방법: \(words(Initialization.Name.self))
    # 옵티마이저: \(words(Optimizer.Name.self))
    # 수를 직접 정하려면 나가는 쪽 차례로(x1에서 뉴런마다, 그다음 x2에서 …) 신경망에 보이는 번호대로 써요.
    #   initialization: { weights: [0.5, -0.3], biases: [0.1] }
    # numbering: by-target 을 쓰면 책에서 흔히 하듯 번호도 목록도 받는 뉴런마다 차례로 가요.
    # 책에 적힌 행렬도 그대로 써요. 층마다 하나, 받는 뉴런마다 한 줄이에요: { weights: [[[0.5, -0.3]]] }
    initialization: { scheme: xavier, seed: 1 }
    # C는 손실을 출력끼리 더한 뒤 샘플 전체로 평균 낸 값이에요. mse는 (y-a)^2, half-mse는 그 절반이에요.
    loss: log-loss # \(Particle.attach(LossWords.forAnyOutput, .direction)) 바꿀 수 있어요
    training: { optimizer: gradient-descent, learning-rate: 1, batch: all }

    # 처음에 보여 줄 것.
    panels: [network, data, loss, lesson, contour, weights, step]

    # m을 누르면 나란히 비교할 것. 다른 점만 써요.
    runs:
      - { learning-rate: 0.1 }
      - { learning-rate: 10, label: 너무 큼 }

    """
  }
}
