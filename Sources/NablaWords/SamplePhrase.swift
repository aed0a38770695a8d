// What is said of samples that are put in, moved and taken away, and why some cannot be.

import NablaCore
import NablaLesson

struct SamplePhrase {
  private let edits: [PointEdit]
  private let inputs: Int

  init(_ edits: [PointEdit], inputs: Int) {
    self.edits = edits
    self.inputs = inputs
  }

  /// A sample as inputs and targets: (0.5, 0.3) → 1.
  private func text(_ values: [Double]) -> String {
    func list(_ numbers: some Sequence<Double>) -> String { numbers.map(Words.coordinate).joined(separator: ", ") }
    return "(\(list(values.prefix(inputs)))) → \(list(values.dropFirst(inputs)))"
  }

  var korean: String {
    guard edits.count == 1 else { return "샘플 변경 \(edits.count)건, 0스텝부터" }
    switch edits[0] {
    case .add(let values): return "샘플 \(text(values)) 넣음, 0스텝부터"
    case .replace(let place, let values): return "\(Self.korean(place)): \(text(values)), 0스텝부터"
    case .remove(let place): return "\(Self.korean(place)) 지움, 0스텝부터"
    }
  }

  var english: String {
    guard edits.count == 1 else { return "\(edits.count) edits of samples, from step 0" }
    switch edits[0] {
    case .add(let values): return "sample \(text(values)) put in, from step 0"
    case .replace(let place, let values): return "\(Self.english(place)) is \(text(values)) now, from step 0"
    case .remove(let place): return "\(Self.english(place)) taken away, from step 0"
    }
  }

  static func korean(_ place: PointEdit.Place) -> String {
    switch place {
    case .training(let index): "샘플 \(index + 1)"
    case .heldOut(let index): "시험 샘플 \(index + 1)"
    }
  }

  static func english(_ place: PointEdit.Place) -> String {
    switch place {
    case .training(let index): "sample \(index + 1)"
    case .heldOut(let index): "held-out sample \(index + 1)"
    }
  }

  // MARK: Why not

  static func korean(_ refusal: DataRefusal) -> String {
    switch refusal {
    case .noSamples: Phrase.noSamples.korean
    case .notMade: Phrase.dataNotMade.korean
    case .size(let inputs, let targets): "그 데이터는 입력 \(inputs)개, 목표 \(targets)개라 이 신경망에 맞지 않아요"
    case .tooLarge: Phrase.largestNetwork.korean
    case .notFinite, .points(.notFinite): "그러면 유한하지 않은 수가 생겨요"
    case .oneSample: Phrase.oneSample.korean
    case .points(.last): "하나 남은 샘플이에요"
    case .points(.tooMany): "샘플은 \(PointEdit.mostSamples)개까지예요"
    case .points(.width(let count, let inputs, let targets)):
      "샘플 하나는 수 \(inputs + targets)개(입력 \(inputs), 목표 \(targets))인데 \(count)개를 적었어요"
    case .points(.noSample(.training(let index), let count, _)): "샘플 \(index + 1): 1…\(count) 가운데 고르세요"
    case .points(.noSample(.heldOut, _, 0)): "시험 샘플이 없어요"
    case .points(.noSample(.heldOut(let index), _, let count)): "시험 샘플 t\(index + 1): t1…t\(count) 가운데 고르세요"
    }
  }

  static func english(_ refusal: DataRefusal) -> String {
    switch refusal {
    case .noSamples: Phrase.noSamples.english
    case .notMade: Phrase.dataNotMade.english
    case .size(let inputs, let targets):
      "those samples have \(count(inputs, "input")) and \(count(targets, "target")), which do not fit this network"
    case .tooLarge: Phrase.largestNetwork.english
    case .notFinite, .points(.notFinite): "some number would not be finite"
    case .oneSample: Phrase.oneSample.english
    case .points(.last): "it is the only sample"
    case .points(.tooMany): "there can be \(PointEdit.mostSamples) samples at most"
    case .points(.width(let number, let inputs, let targets)):
      "a sample is \(count(inputs + targets, "number")) (\(count(inputs, "input")), \(count(targets, "target"))), not \(number)"
    case .points(.noSample(.training(let index), let count, _)): "no sample \(index + 1); there are 1…\(count)"
    case .points(.noSample(.heldOut, _, 0)): "no sample is held out"
    case .points(.noSample(.heldOut(let index), _, let count)):
      "no held-out sample t\(index + 1); there are t1…t\(count)"
    }
  }

  private static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
