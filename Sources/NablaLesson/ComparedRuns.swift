// A comparison as a scene writes it: what of each run differs from the scene's own settings.

import NablaCore

extension RunVariant {
  /// Runs as differences from a scene, each naming whatever any of them differs in, so that it is called by it.
  ///
  /// - Parameters:
  ///   - experiments: what each run is made of.
  ///   - labels: what each is called, nil where it has no name of its own; as many.
  ///   - base: the scene's own.
  /// - Returns: nil where a run differs in something that no scene can say.
  package static func variants(
    of experiments: [Experiment], labels: [LocalizedText?], from base: Experiment
  ) -> [RunVariant]? {
    let all = experiments + [base]
    func differ<Value: Equatable>(_ value: (Experiment) -> Value) -> Bool {
      all.contains { value($0) != value(base) }
    }
    let hasRates = differ(\.settings.learningRate)
    let hasOptimizers = differ(\.settings.optimizer.name)
    let hasBatches = differ(\.settings.batch)
    let hasOrders = differ(\.settings.order)
    let hasLosses = differ(\.settings.loss)
    let hasActivations = differ { $0.settings.network?.learnerActivation }
    let hasPenalties = differ(\.settings.regularization)
    let hasSchedules = differ(\.settings.schedule)
    let hasFrozen = differ(\.settings.frozen)
    let hasStarts = differ(\.initialization)
    var variants: [RunVariant] = []
    for (own, label) in zip(experiments, labels) {
      let settings = own.settings
      let loses = settings.network.map { $0.parameterCount < (base.settings.network?.parameterCount ?? 0) } ?? false
      let variant = RunVariant(
        label: label, learningRate: hasRates ? settings.learningRate : nil,
        optimizer: hasOptimizers ? settings.optimizer.name : nil, batch: hasBatches ? settings.batch : nil,
        order: hasOrders ? settings.order : nil, loss: hasLosses ? settings.loss : nil,
        activation: hasActivations ? settings.network?.learnerActivation : nil, removesBiases: loses,
        initialization: hasStarts ? own.initialization : nil,
        regularization: hasPenalties ? settings.regularization : nil,
        schedule: hasSchedules ? settings.schedule : nil, frozen: hasFrozen ? settings.frozen : nil)
      let made = variant.experiment(from: base)
      guard made.settings == settings, made.initialization == own.initialization, variant != RunVariant(label: label)
      else { return nil }
      variants.append(variant)
    }
    return variants
  }
}
