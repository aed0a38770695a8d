// The samples of a scene that are held out.

import NablaCore
import NablaLesson

extension DataDraft {
  /// Whether a share of the samples is held out, or perhaps was meant to be, which takes a seed.
  var holdsOutShare: Bool {
    switch test?.value {
    case .share, .unreadable: return true
    case .samples, nil: return false
    }
  }
}

extension SceneCheck {
  /// The samples to train on, with those that are held out.
  ///
  /// - Parameters:
  ///   - data: as it stands in the scene.
  ///   - table: all samples of the data, features made.
  ///   - rawInputs: how many inputs a sample has by itself.
  ///   - network: what learns of them.
  ///   - features: what the network is fed in place of them; nil where it is fed the inputs.
  mutating func holdOut(
    _ data: DataDraft, of table: DataTable, rawInputs: Int, for network: Network, _ features: [Formula]?
  ) -> DataTable? {
    guard let test = data.test else { return table }
    switch test.value {
    case .unreadable: return nil
    case .share(let share):
      guard table.dataset.count > 1 else {
        problems.add(
          ko: "test는 샘플의 일부를 남겨 두는 것인데, 샘플이 하나뿐이에요",
          en: "test holds out a share of the samples, and there is only one", at: test.position)
        return nil
      }
      let seed = data.seed?.value ?? 1
      let numbers = HeldOut.numbers(share, of: table.dataset.count, seed: seed)
      let held = Set(numbers)
      let positions = table.targetPositions
      var result = DataTable(
        dataset: table.dataset.holdingOut(share, seed: seed), path: table.path,
        targetPositions: positions.indices.filter { !held.contains($0) }.map { positions[$0] }, notices: table.notices)
      result.numbers = positions.indices.filter { !held.contains($0) }.map { $0 + 1 }
      result.testPath = table.path
      result.testPositions = numbers.map { positions[$0] }
      return result
    case .samples(let draft):
      // What could not be read has been reported.
      guard let samples = draft.samples else { return nil }
      let reason: LocalizedText =
        features == nil
        ? .takes(rawInputs)
        : LocalizedText(ko: "배우는 샘플의 입력은 \(rawInputs)개예요", en: "those to train on have \(rawInputs)")
      guard var listed = readSamples(samples, inputs: rawInputs, reason, network) else { return nil }
      if let features, let texts = data.features {
        guard
          let fed = feed(listed, through: features, texts.value, noun: LocalizedText(ko: "시험 샘플", en: "test sample"))
        else { return nil }
        listed = fed
      }
      var result = table.with(table.dataset.tested(on: listed.dataset))
      result.testPath = listed.path
      result.testPositions = listed.targetPositions
      return result
    }
  }
}
