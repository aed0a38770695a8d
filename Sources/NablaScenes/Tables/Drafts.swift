// A scene as it stands in its file: every key that was there, with its place, not yet checked against the others.

import NablaCore
import NablaLesson

struct SceneDraft: Sendable {
  var version: Placed<Int>?
  var title: Placed<LocalizedText>?
  var lesson: Placed<[Placed<LocalizedText>]>?
  var question: Placed<LocalizedText>?
  var answer: Placed<LocalizedText>?
  var reveal: Placed<Reveal>?
  var guess: Placed<String>?
  var notes: Placed<[Placed<LocalizedText>]>?
  var adapted: Placed<Adaptation>?
  var network: Placed<NetworkDraft>?
  var numbering: Placed<Numbering>?
  var initialization: Placed<InitializationDraft>?
  var loss: Placed<Loss>?
  var data: Placed<DataDraft>?
  var cost: Placed<String>?
  var training: Placed<TrainingDraft>?
  var contour: Placed<ContourDraft>?
  var panels: Placed<[Placed<Panel>]>?
  var runs: Placed<[Placed<RunDraft>]>?
}

struct NetworkDraft: Sendable {
  var inputs: Placed<Int>?
  var layers: Placed<[Placed<LayerDraft>]>?
}

struct LayerDraft: Sendable {
  var units: Placed<Int>?
  var activation: Placed<Activation>?
  var bias: Placed<Bool>?
  var residual: Placed<Bool>?
}

struct InitializationDraft: Sendable {
  var scheme: Placed<Initialization.Name>?
  var weights: Placed<WeightsDraft>?
  var biases: Placed<BiasesDraft>?
  var value: Placed<Double>?
  var scale: Placed<Double>?
  var seed: Placed<UInt64>?
}

/// The values of weights as they are written.
enum WeightsDraft: Sendable {
  /// In parameter order.
  case flat([Double])
  /// A matrix a layer, a row for each unit that receives.
  case matrices([Placed<[Placed<[Double]>]>])
}

enum BiasesDraft: Sendable {
  case given([Double])
  /// A list a layer.
  case layers([Placed<[Double]>])
  case drawn(Bool)
}

struct DataDraft: Sendable {
  var samples: Placed<SamplesDraft>?
  var generator: Placed<Generator>?
  /// One a target.
  var function: Placed<[Placed<String>]>?
  var range: Placed<ClosedRange<Double>>?
  var noise: Placed<Double>?
  var seed: Placed<UInt64>?
  var file: Placed<String>?
  var inputs: Placed<Int>?
  var targets: Placed<Int>?
  var classes: Placed<Int>?
  var features: Placed<[Placed<String>]>?
  var test: Placed<TestDraft>?
}

/// What is held out.
enum TestDraft: Sendable {
  case share(Double)
  case samples(HeldOutDraft)
  /// Neither: that has been reported, and what else there is need not suffer for it.
  case unreadable
}

struct HeldOutDraft: Sendable {
  var samples: Placed<[Placed<SampleDraft>]>?
}

enum SamplesDraft: Sendable {
  case listed([Placed<SampleDraft>])
  case count(Int)
}

struct SampleDraft: Sendable {
  var input: Placed<[Double]>?
  var target: Placed<[Double]>?
}

struct TrainingDraft: Sendable {
  var optimizer: Placed<Optimizer.Name>?
  var learningRate: Placed<Double>?
  var batch: Placed<Batch>?
  var order: Placed<SampleOrder>?
  var targetCost: Placed<Double>?
  var patience: Placed<Int>?
  var constants: [OptimizerConstant: Placed<Double>] = [:]
  var regularization: Placed<RegularizationDraft>?
  var schedule: Placed<ScheduleDraft>?
  var frozen: Placed<[Placed<String>]>?
}

struct RegularizationDraft: Sendable {
  var l1: Placed<Double>?
  var l2: Placed<Double>?
}

struct ScheduleDraft: Sendable {
  var kind: Placed<Schedule.Kind.Name>?
  var every: Placed<Int>?
  var factor: Placed<Double>?
  var decay: Placed<Double>?
  var steps: Placed<Int>?
  var floor: Placed<Double>?
  var warmUp: Placed<Int>?
}

struct ContourDraft: Sendable {
  var x: Placed<String>?
  var y: Placed<String>?
  var xRange: Placed<ClosedRange<Double>>?
  var yRange: Placed<ClosedRange<Double>>?
  var sameScale: Placed<Bool>?
  var view: Placed<LandscapeView>?
}

struct RunDraft: Sendable {
  var label: Placed<LocalizedText>?
  var learningRate: Placed<Double>?
  var optimizer: Placed<Optimizer.Name>?
  var batch: Placed<Batch>?
  var order: Placed<SampleOrder>?
  var loss: Placed<Loss>?
  var activation: Placed<Activation>?
  var biases: Placed<Bool>?
  var initialization: Placed<InitializationDraft>?
  var regularization: Placed<RegularizationDraft>?
  var schedule: Placed<ScheduleDraft>?
  var frozen: Placed<[Placed<String>]>?
}
