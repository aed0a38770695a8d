// Curves over steps, most of all the cost: what is to be drawn, and over which range.

/// Lines over a common pair of axes. The last series lies on top and carries the cursor.
package struct CurvePlot: Hashable, Sendable {
  /// One value or, after binning, the lowest and highest of several.
  package struct Sample: Hashable, Sendable {
    package var x: Double
    /// The lowest value; NaN is a gap in the line.
    package var low: Double
    package var high: Double

    package init(x: Double, low: Double, high: Double) {
      self.x = x
      self.low = low
      self.high = high
    }
  }

  /// One line.
  package struct Series: Hashable, Sendable {
    /// In the order of `x`.
    package var samples: [Sample]
    package var role: Role
    package var attributes: Style.Attributes
    package var pattern: LinePattern
    /// Its name in the legend.
    package var label: String
    /// Stands at the line's end, so that it is known without its colour.
    package var mark: Unicode.Scalar?

    package init(
      samples: [Sample], role: Role, attributes: Style.Attributes = [], pattern: LinePattern = .solid,
      label: String = "", mark: Unicode.Scalar? = nil
    ) {
      self.samples = samples
      self.role = role
      self.attributes = attributes
      self.pattern = pattern
      self.label = label
      self.mark = mark
    }

    /// A line through single values at `first`, `first` + 1, ….
    package init(
      _ values: [Double], from first: Double = 0, role: Role, attributes: Style.Attributes = [],
      pattern: LinePattern = .solid, label: String = ""
    ) {
      let samples = values.indices.map { Sample(x: first + Double($0), low: values[$0], high: values[$0]) }
      self.init(samples: samples, role: role, attributes: attributes, pattern: pattern, label: label)
    }

    /// The last sample at or before `x`; nil where there is none.
    func sample(at x: Double) -> Sample? {
      var low = 0
      var high = samples.count
      while low < high {
        let middle = (low + high) / 2
        if samples[middle].x <= x { low = middle + 1 } else { high = middle }
      }
      return low > 0 ? samples[low - 1] : nil
    }
  }

  /// Which scale the values get.
  package enum Scaling: String, CaseIterable, Hashable, Sendable {
    /// Logarithmic when the largest value is more than 50 times the smallest above 0 and none is negative.
    case automatic
    case linear, logarithmic
  }

  package var series: [Series]
  package var scaling: Scaling
  /// The steps shown; all of them when nil.
  package var xRange: ClosedRange<Double>?
  /// The values shown; all of them when nil.
  package var valueRange: ClosedRange<Double>?
  /// What the horizontal axis counts, written before its last number.
  package var xLabel: String
  /// The step whose value is marked.
  package var cursor: Double?
  /// A value to reach, drawn as a level line.
  package var target: Double?
  package var targetLabel: String
  /// Steps that are marked on the axis below.
  package var marks: [Double]
  /// Whether the labels of the series are listed, where that takes at most a quarter of the picture.
  package var showsLegend: Bool
  /// Whether the marks also stand along their lines, where no colours tell the lines apart.
  package var repeatsMarks: Bool
  /// The cells that numbers beside the axis have in any case, so that plots above each other have one axis.
  package var labelWidth: Int

  package static let leastLabelWidth = 4

  package init(
    _ series: [Series], scaling: Scaling = .automatic, xRange: ClosedRange<Double>? = nil,
    valueRange: ClosedRange<Double>? = nil, xLabel: String = "", cursor: Double? = nil, target: Double? = nil,
    targetLabel: String = "", marks: [Double] = [], showsLegend: Bool = false,
    repeatsMarks: Bool = false, labelWidth: Int = leastLabelWidth
  ) {
    self.series = series
    self.scaling = scaling
    self.xRange = xRange
    self.valueRange = valueRange
    self.xLabel = xLabel
    self.cursor = cursor
    self.target = target
    self.targetLabel = targetLabel
    self.marks = marks
    self.showsLegend = showsLegend
    self.repeatsMarks = repeatsMarks
    self.labelWidth = labelWidth
  }

  /// Draws axes and curves into `rect`, 1 × 1 cells or more.
  package func draw(
    in rect: Rect, of frame: inout Frame, symbols: Symbols, level: GlyphLevel, isBold: Bool = false
  ) {
    guard !rect.isEmpty else { return }
    var drawing = CurveDrawing(self, in: rect, symbols: symbols, level: level)
    frame.clipped(to: rect) { drawing.draw(into: &$0, isBold: isBold) }
  }

  /// The cells between the axes, where the curves go.
  package func area(in rect: Rect, symbols: Symbols, level: GlyphLevel) -> Rect {
    rect.isEmpty ? .zero : CurveDrawing(self, in: rect, symbols: symbols, level: level).area
  }

  /// The scale the values get, before it is rounded to the ticks of a picture; nil without a finite value.
  package var scale: ValueScale? {
    let summary = summary
    guard let low = valueRange?.lowerBound ?? summary.low, let high = valueRange?.upperBound ?? summary.high else {
      return nil
    }
    switch scaling {
    case .linear: return ValueScale(.linear, from: low, to: high)
    case .logarithmic: return ValueScale(.logarithmic, from: low > 0 ? low : summary.positive ?? low, to: high)
    case .automatic:
      guard low >= 0, let positive = low > 0 ? low : summary.positive, high / positive > 50 else {
        return ValueScale(.linear, from: low, to: high)
      }
      return ValueScale(.logarithmic, from: positive, to: high)
    }
  }

  /// The only finite value in sight; nil where there are several, or a range is given.
  var constant: Double? {
    let summary = summary
    return valueRange == nil && summary.low == summary.high ? summary.low : nil
  }

  /// The finite values in sight: the lowest, the highest, the lowest above 0.
  private var summary: (low: Double?, high: Double?, positive: Double?) {
    var low = Double.infinity
    var high = -Double.infinity
    var positive = Double.infinity
    func add(_ value: Double) {
      guard value.isFinite else { return }
      low = min(low, value)
      high = max(high, value)
      if value > 0 { positive = min(positive, value) }
    }
    for line in series {
      for sample in line.samples where xRange?.contains(sample.x) ?? true {
        add(sample.low)
        add(sample.high)
      }
    }
    if let target { add(target) }
    guard low <= high else { return (nil, nil, nil) }
    return (low, high, positive.isFinite ? positive : nil)
  }

  /// The steps in sight; nil without a sample.
  var steps: ClosedRange<Double>? {
    if let xRange { return xRange }
    var low = Double.infinity
    var high = -Double.infinity
    for line in series {
      for sample in line.samples where sample.x.isFinite {
        low = min(low, sample.x)
        high = max(high, sample.x)
      }
    }
    return low <= high ? low...high : nil
  }
}
