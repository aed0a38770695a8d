// How large the gradient is in each layer and why, and which signs go into each neuron.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaWords

package struct GradientsView: PanelView {
  package static let name = LocalizedText(ko: "기울기", en: "Gradients")

  @Shown var model: Model
  private let passes: NetworkPasses

  /// nil where the cost is a formula.
  package init?(model: Shown) {
    guard let passes = model.wrappedValue.situation.passes else { return nil }
    _model = model
    self.passes = passes
  }

  /// How many samples the step's gradient is the mean of.
  private var stepSamples: Int { model.situation.step.batch?.count ?? passes.data.count }

  package func trailing(in rect: Rect, _ pencil: Pencil) -> String {
    let batch = model.situation.step.batch
    let label = stepSamples > 1 ? Label.meanOver(stepSamples) : .sampleNumber((batch?.first ?? 0) + 1)
    let text = pencil.words(label)
    return TextWidth.of(text) + 24 <= rect.width ? text : ""
  }

  package func sentence(_ pencil: Pencil) -> String? {
    pencil.words(
      ko: "층마다 기울기가 얼마나 큰지 보여 줘요.",
      en: "How large the slopes are in each layer.")
  }

  package func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    guard rect.width > 4 else { return }
    let layers = LayerGradients(
      of: passes.network, at: passes.parameters, pass: passes.forward, gradient: model.situation.step.gradient,
      samples: model.situation.step.batch)
    let signs = NeuronSigns(model, passes)
    let inner = Rect(x: rect.x + 1, y: rect.y, width: rect.width - 2, height: rect.height)
    if inner.width >= 100, signs.hasChoice {
      let left = Rect(x: inner.x, y: inner.y, width: inner.width / 2 - 2, height: inner.height)
      let right = Rect(
        x: left.maxX + 3, y: inner.y, width: inner.maxX - left.maxX - 3, height: inner.height)
      _ = drawLayers(layers, in: left, of: &frame, pencil)
      signs.draw(in: right, of: &frame, pencil)
      return
    }
    // The layers come first, but a heading and a line of signs have their place too.
    let kept = signs.hasChoice ? min(inner.height / 2, 1 + signs.neurons.count) : 0
    let top = Rect(x: inner.x, y: inner.y, width: inner.width, height: inner.height - kept)
    let end = drawLayers(layers, in: top, of: &frame, pencil)
    let below = Rect(x: inner.x, y: end, width: inner.width, height: inner.maxY - end)
    if signs.hasChoice { signs.draw(in: below, of: &frame, pencil) }
  }

  // MARK: Layers

  /// - Returns: the row after the last.
  private func drawLayers(
    _ layers: LayerGradients, in rect: Rect, of frame: inout Frame, _ pencil: Pencil
  ) -> Int {
    let columns = LayerColumns(width: rect.width, layers: layers.rows.count, pencil)
    var y = rect.y
    let rows = shownRows(of: layers.rows.count, in: rect.height - 1)
    let sentences = sentences(layers)
    let scale = LogScale(layers.rows.map(\.size))
    columns.drawHeading(
      x: rect.x, y: y, isRule: model.usesPerceptronRule, isLogarithmic: scale.isUsable, of: &frame, pencil)
    y += 1
    for index in rows {
      if let index {
        columns.draw(layers.rows[index], number: index + 1, scale: scale, x: rect.x, y: y, of: &frame, pencil)
      } else {
        frame.put(pencil.words("…"), Style(.dim), x: rect.x, y: y)
      }
      y += 1
    }
    let start = y
    for sentence in sentences {
      let lines = pencil.words(sentence.text).wrapped(to: rect.width)
      let gap = y == start ? 1 : 0
      guard y + gap + lines.count + 1 <= rect.maxY else { continue }
      y += gap
      for line in lines {
        frame.put(line, sentence.style, x: rect.x, y: y)
        y += 1
      }
    }
    return y > start ? y + 1 : y
  }

  /// Which layers have a row, nil for a gap: all where they fit, else the first and the last ones.
  private func shownRows(of count: Int, in room: Int) -> [Int?] {
    if count <= room { return Array(0..<count) }
    if room < 3 { return room < 1 ? [] : room == 1 ? [0] : [0, count - 1] }
    let first = (room - 1) / 2
    let last = room - 1 - first
    return Array(0..<first) + [nil] + Array(count - last..<count)
  }

  private func sentences(_ layers: LayerGradients) -> [(text: GradientsLabel, style: Style)] {
    let rows = layers.rows
    var result: [(text: GradientsLabel, style: Style)] = []
    if model.usesPerceptronRule { result.append((.ruleHasNoSlope, Style(.text))) }
    let first = rows[0].size
    let last = rows[rows.count - 1].size
    if rows.allSatisfy({ $0.size == 0 }) {
      result.append((.allZero, Style(.warning)))
    } else if rows.count > 1, first.isFinite, last.isFinite {
      if first == 0 {
        result.append((.firstZero, Style(.warning)))
      } else if first < last / 10 {
        let ratio = Self.ratio(last / first)
        let isBypassed = rows.contains(where: \.isResidual)
        result.append(
          (
            isBypassed ? .smaller(layer: rows.count, ratio: ratio) : .shrinks(layer: rows.count, ratio: ratio),
            Style(.text)
          ))
        if first < last / 1_000 { result.append((.costMayFall, Style(.text))) }
      } else if first > last * 10, last > 0 {
        let ratio = Self.ratio(first / last)
        let isBypassed = rows.contains(where: \.isResidual)
        result.append(
          (
            isBypassed ? .larger(layer: rows.count, ratio: ratio) : .grows(layer: rows.count, ratio: ratio),
            Style(.text)
          ))
      } else {
        result.append((.alike, Style(.text)))
      }
    }
    if rows.contains(where: \.isResidual) { result.append((.residual, Style(.text))) }
    let scale = LogScale(rows.map(\.size))
    if scale.isUsable { result.append((.logScale(scale.lowText, scale.highText), Style(.dim))) }
    if rows.count > 1 { result.append((.productMeaning, Style(.dim))) }
    return result
  }

  /// A large number with two or three digits that count: 119,000.
  static func ratio(_ value: Double) -> String {
    guard value < 1e12 else { return Numeral.scientific(value, digits: 2) }
    var unit = 1.0
    while value / unit >= 1_000 { unit *= 10 }
    return Numeral.grouped(Int(clamping: ((value / unit).rounded() * unit).rounded()))
  }
}

/// Powers of ten around the sizes of all layers.
struct LogScale {
  private let low: Int
  private let high: Int
  let isUsable: Bool

  /// Smaller ones are as good as nothing.
  private static let mostDecades = 24

  init(_ values: [Double]) {
    let logarithms = values.filter { $0 > 0 && $0.isFinite }.map { decimalLogarithm($0) }
    isUsable = !logarithms.isEmpty
    let greatest = Int(clamping: (logarithms.max() ?? 0).rounded(.up))
    let least = Int(clamping: (logarithms.min() ?? 0).rounded(.down))
    high = greatest
    low = max(min(least, greatest - 1), greatest - Self.mostDecades)
  }

  var lowText: String { "1e\(low)" }
  var highText: String { "1e\(high)" }

  /// From 0 at the lower end to 1 at the upper; 0 for nothing.
  func share(_ value: Double) -> Double {
    guard value > 0 else { return 0 }
    guard value.isFinite else { return 1 }
    return min(max((decimalLogarithm(value) - Double(low)) / Double(high - low), 0.001), 1)
  }
}

/// Where the numbers of a layer stand.
private struct LayerColumns {
  private let nameWidth: Int
  private let numberWidth: Int
  private let barWidth: Int
  private let hasFactor: Bool
  private let decimals: Int

  init(width: Int, layers: Int, _ pencil: Pencil) {
    let isWide = width >= 56
    numberWidth = isWide ? 8 : 7
    decimals = isWide ? 4 : 3
    let longest = pencil.words(GradientsLabel.layerNumber(layers))
    nameWidth = max(TextWidth.of(longest) + 3, isWide ? TextWidth.of(pencil.words(GradientsLabel.layer)) + 1 : 0)
    hasFactor = isWide
    let numbers = (hasFactor ? 4 : 3) * (numberWidth + 1)
    barWidth = min(40, max(0, width - nameWidth - numbers - 2))
  }

  private func xs(_ x: Int) -> (size: Int, bar: Int, slope: Int, factor: Int, product: Int) {
    let size = x + nameWidth
    let bar = size + numberWidth + 1
    let slope = bar + barWidth + 1
    let factor = slope + numberWidth + 1
    return (size, bar, slope, factor, hasFactor ? factor + numberWidth + 1 : factor)
  }

  func drawHeading(
    x: Int, y: Int, isRule: Bool, isLogarithmic: Bool, of frame: inout Frame, _ pencil: Pencil
  ) {
    let xs = xs(x)
    func put(_ label: GradientsLabel, _ place: Int) {
      frame.put(
        pencil.words(label).fitted(to: numberWidth, .right, ellipsis: pencil.symbols.ellipsis), Style(.dim), x: place,
        y: y)
    }
    let name = pencil.words(GradientsLabel.layer)
    if TextWidth.of(name) < nameWidth { frame.put(name, Style(.dim), x: x, y: y) }
    put(isRule ? .ruleSize : .size, xs.size)
    // Above the bars, because the sentence below them is the first to go on a small screen.
    let scales = [GradientsLabel.logarithmic, .logarithmicShort].map { pencil.words($0) }
    if isLogarithmic, let text = scales.first(where: { TextWidth.of($0) <= barWidth }) {
      frame.put(text, Style(.dim), x: xs.bar, y: y)
    }
    put(.slope, xs.slope)
    if hasFactor { put(.factor, xs.factor) }
    put(.product, xs.product)
  }

  package func draw(
    _ row: LayerGradients.Row, number: Int, scale: LogScale, x: Int, y: Int, of frame: inout Frame, _ pencil: Pencil
  ) {
    let xs = xs(x)
    let name = pencil.words(GradientsLabel.layerNumber(number)) + (row.isResidual ? "+x" : "")
    frame.put(name, Style(.text, .bold), x: x, y: y)
    func put(_ value: Double, _ place: Int, _ style: Style) {
      // Small numbers keep two digits that count; fixed decimals would leave one of 0.0001.
      let isSmall = value != 0 && abs(value) < 0.01
      let text =
        isSmall
        ? Numeral.scientific(value, digits: 2).padded(to: numberWidth, .right)
        : pencil.number(value, width: numberWidth, decimals: decimals)
      frame.put(text, style, x: place, y: y)
    }
    put(row.size, xs.size, Style(.accent, .bold))
    frame.put(pencil.symbols.bar(scale.share(row.size), width: barWidth), Style(.series(0)), x: xs.bar, y: y)
    put(row.slope, xs.slope, Style(.text))
    if hasFactor { put(row.factor, xs.factor, Style(.text)) }
    put(row.product, xs.product, Style(.text))
  }
}
