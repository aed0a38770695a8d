// What the numbers of the layers say: by rules that hold for whatever network there is.

import NablaCanvas
import NablaCore
import NablaWords

struct SpreadSentences {
  private let rows: [LayerSpread.Row]
  private let samples: Int

  init(_ spread: LayerSpread, samples: Int) {
    rows = spread.rows
    self.samples = samples
  }

  func notes(_ pencil: Pencil) -> [Note] {
    var notes = [Note(pencil.words(deviation), Style(.text), rank: 0)]
    if let delta { notes.append(Note(pencil.words(delta), Style(.text), rank: 1)) }
    if let flat { notes.append(Note(pencil.words(flat), Style(.warning), rank: 2)) }
    notes.append(Note(pencil.words(SpreadLabel.meaning(samples: samples)), Style(.dim), rank: 3))
    return notes
  }

  /// Whole percents; all and none only where it is all and none.
  static func percent(_ share: Double) -> Int {
    let rounded = Int(clamping: (share * 100).rounded())
    return share < 1 ? share > 0 ? min(max(rounded, 1), 99) : 0 : 100
  }

  static func number(_ value: Double) -> String { Numeral.significant(value, digits: 2).trimmedZeros }

  /// Whether the deviations fall or grow from each layer to the next, else between which they are.
  var deviation: SpreadLabel {
    let deviations = rows.map(\.activations.deviation)
    let texts = deviations.map(Self.number)
    if deviations.allSatisfy({ $0 == 0 }) { return .none }
    // Told of what can be seen: of numbers that look alike, none is called smaller.
    if Set(texts).count == 1 { return .only(texts[0]) }
    // Of layers with one activation: what another one makes of z is no shrinking.
    let alike = rows.prefix { $0.activation == rows[0].activation }.count
    let first = deviations.prefix(alike)
    let pairs = zip(first, first.dropFirst())
    if alike > 1, texts[0] != texts[alike - 1] {
      if pairs.allSatisfy({ $0 > $1 }) { return .shrinks(from: texts[0], to: texts[alike - 1], layer: alike) }
      if pairs.allSatisfy({ $0 < $1 }) { return .grows(from: texts[0], to: texts[alike - 1], layer: alike) }
    }
    let low = deviations.indices.min { deviations[$0] < deviations[$1] }!
    let high = deviations.indices.max { deviations[$0] < deviations[$1] }!
    return .ranges(low: texts[low], lowLayer: low + 1, high: texts[high], highLayer: high + 1)
  }

  /// How δ in the first layer stands to that in the last; nil where there is only one.
  var delta: SpreadLabel? {
    let (first, last) = (rows[0].delta, rows[rows.count - 1].delta)
    if rows.allSatisfy({ $0.delta == 0 }) { return .deltaZero }
    guard rows.count > 1, first.isFinite, last.isFinite else { return nil }
    if first == 0 { return last > 0 ? .deltaNeverArrives(layer: rows.count) : nil }
    guard last > 0 else { return nil }
    if first < last / 10 { return .deltaSmaller(GradientsView.ratio(last / first), layer: rows.count) }
    if first > last * 10 { return .deltaLarger(GradientsView.ratio(first / last), layer: rows.count) }
    return .deltaAlike
  }

  /// The layer with the greatest flat share, where that is half of it or more.
  var flat: SpreadLabel? {
    let shares = rows.map { $0.flatShare ?? 0 }
    guard let layer = shares.indices.max(by: { shares[$0] < shares[$1] }), shares[layer] >= 0.5 else { return nil }
    let percent = Self.percent(shares[layer])
    return rows[layer].activation == .relu
      ? .mostZero(percent, layer: layer + 1) : .mostFlat(percent, layer: layer + 1)
  }
}
