// Words that people use for the program's own: from books, other programs, and Korean classrooms.

/// What other words mean here.
package enum Synonyms {
  /// Each row: one of the program's words, and what else it is called. A word may stand in several rows.
  private static let table: [(word: String, others: String)] = [
    // Keys of scenes, flags, settings
    ("learning-rate", "eta η lr alpha α rate step-size stepsize 학습률 학습율 에타"),
    ("learning-rates", "etas lrs rates"),
    ("optimizer", "optimiser solver method algorithm updater 옵티마이저 최적화"),
    ("optimizers", "solvers methods"),
    ("activation", "nonlinearity transfer func function act 활성화 활성함수"),
    ("activations", "nonlinearities functions"),
    ("initialization", "init initializer start starts 초기화 초깃값"),
    ("loss", "error criterion objective 손실 오차"),
    ("losses", "errors criterions"),
    ("cost", "objective formula 비용"),
    ("batch", "batch-size minibatch mini-batch 배치"),
    ("seed", "random-seed random-state rng 시드"),
    ("seeds", "random-seeds"),
    ("steps", "epochs iterations iters epoch 스텝"),
    ("order", "shuffle 순서"),
    ("target-cost", "tolerance tol goal stop-at 목표비용"),
    ("beta", "momentum β mu"),
    ("rho", "ρ decay"),
    ("units", "neurons nodes size width dim hidden 뉴런 노드"),
    ("layers", "hidden-layers 층"),
    ("inputs", "features input-size in-features dimensions 입력"),
    ("input", "x features in 입력"),
    ("target", "y label output out answer 목표 정답"),
    ("targets", "labels outputs y 목표"),
    ("weights", "w kernel 가중치"),
    ("biases", "b bias-values offsets 편향"),
    ("bias", "use-bias has-bias offset 편향"),
    ("samples", "examples points rows n 샘플"),
    ("data", "dataset 데이터 자료"),
    ("file", "path csv table source 파일"),
    ("title", "name heading 제목"),
    ("lesson", "text description pages 설명"),
    ("panels", "views windows 패널"),
    ("contour", "landscape plane 등고선"),
    ("residual", "skip shortcut bypass 잔차"),
    ("noise", "sigma std jitter 잡음"),
    ("scale", "std sigma stddev"),
    ("change", "changes"),
    ("output", "out o file save"),
    ("format", "type as"),
    ("lang", "language locale"),
    ("goto", "at step"),
    // Activations
    ("identity", "linear none id passthrough 항등"),
    ("sigmoid", "logistic σ 시그모이드"),
    ("relu", "rectifier rectified-linear ramp"),
    ("leaky-relu", "lrelu prelu"),
    ("step", "heaviside threshold sign sgn hardlim binary 계단"),
    ("tanh", "hyperbolic-tangent tansig"),
    ("sine", "sin"),
    // Losses
    ("log-loss", "bce binary-cross-entropy binary-crossentropy ce nll logistic-loss xent 로그손실 이진교차엔트로피"),
    (
      "cross-entropy",
      "crossentropy categorical-cross-entropy categorical-crossentropy ce nll softmax-loss xent 교차엔트로피"
    ),
    ("softmax", "soft-max 소프트맥스"),
    ("regularization", "penalty weight-decay l1 l2 ridge lasso decay 규제 정규화 가중치감쇠"),
    ("schedule", "scheduler lr-schedule learning-rate-schedule decay annealing 스케줄 일정"),
    ("frozen", "freeze fixed locked constant held 고정"),
    ("warm-up", "warmup rise 워밍업"),
    ("mse", "squared-error square-error quadratic l2 sse least-squares 평균제곱오차"),
    ("half-mse", "half-squared-error ½mse 1/2-mse mse/2 half-sse 절반제곱오차"),
    ("mae", "absolute-error l1 평균절대오차"),
    // Optimizers
    (
      "gradient-descent",
      "sgd gd vanilla plain steepest-descent stochastic-gradient-descent batch-gradient-descent 경사하강법"
    ),
    ("momentum", "heavy-ball polyak 모멘텀"),
    ("nesterov", "nag"),
    ("rmsprop", "rms"),
    ("adam", "adamw"),
    ("perceptron", "rosenblatt 퍼셉트론"),
    // Initializations
    ("xavier", "glorot"),
    ("he", "kaiming"),
    ("zeros", "zero null"),
    ("constant", "ones same"),
    ("normal", "gaussian randn"),
    ("uniform", "random rand"),
    // Formulas
    ("ln", "log loge"),
    ("pi", "π"),
    ("sqrt", "root √"),
    ("sigmoid", "logistic"),
  ]

  private static let meanings: [String: [String]] = {
    var result: [String: [String]] = [:]
    for (word, others) in table {
      for other in others.split(separator: " ") { result[plain(String(other)), default: []].append(word) }
    }
    return result
  }()

  /// Names that are known and mean something which is not here: no other word is near to them.
  private static let strangers: Set<String> = [
    "atan", "asin", "acos", "arctan", "arcsin", "arccos", "sinh", "cosh", "log10", "log2", "swish", "gelu", "selu",
    "softsign", "mish", "lbfgs", "huber", "hinge",
  ]

  /// Without case and without what parts the words of a name.
  private static func plain(_ word: String) -> String {
    String(word.lowercased().filter { !"-_ ".contains($0) })
  }

  /// The words among the candidates that a word means or is only spelt differently from, the likeliest first.
  package static func meant(by word: String, among candidates: [String]) -> [String] {
    let wanted = plain(word)
    guard !wanted.isEmpty else { return [] }
    let respelt = candidates.filter { plain($0) == wanted }
    return respelt + (meanings[wanted] ?? []).filter(candidates.contains)
  }

  /// Whether a word means something that is not here, however near another one looks.
  static func isStranger(_ word: String) -> Bool { strangers.contains(plain(word)) }

  /// What else a word is called, for a search.
  package static func others(of word: String) -> [String] {
    table.filter { $0.word == word }.flatMap { $0.others.split(separator: " ").map(String.init) }
  }
}
