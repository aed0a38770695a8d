// The products of one layer as text: shapes always whole, numbers as many as there is room for.

import NablaCanvas
import NablaCore
import NablaModel

struct MatrixEquations {
  @Shown var model: Model
  let passes: NetworkPasses
  let layer: Int

  private var network: Network { passes.network }
  private var pass: ForwardPass { passes.forward }
  private var shape: Layer { network.layers[layer] }
  private var parameters: [Double] { passes.parameters }
  /// What a sample is called that comes into the layer: x, or h where it is what the layer before gave.
  var source: String { layer == 0 ? "x" : "h" }

  private func weight(_ unit: Int, _ input: Int) -> Double {
    parameters[network.weightOffsets[layer] + input * shape.units + unit]
  }

  private func bias(_ unit: Int) -> Double { parameters[network.biasOffsets[layer] + unit] }

  private func input(_ sample: Int, _ place: Int) -> Double {
    passes.source(layer: layer, unit: place, sample: sample)
  }

  private func weightedInput(_ sample: Int, _ unit: Int) -> Double {
    passes.weightedInput(layer: layer, unit: unit, sample: sample)
  }

  private func activation(_ sample: Int, _ unit: Int) -> Double {
    passes.activation(layer: layer, unit: unit, sample: sample)
  }

  // MARK: Shapes

  /// The two products with the shapes of all that is in them; the formula goes where it does not fit in one line.
  func shapes(width: Int, _ pencil: Pencil) -> (one: [String], all: [String]) {
    let (ins, outs, count) = (shape.inputs, shape.units, pass.count)
    let x = source
    let one = "(\(outs)×\(ins))(\(ins)×1)" + (shape.hasBias ? " + (\(outs)×1)" : "") + " → (\(outs)×1)"
    let all = "(\(count)×\(ins))(\(ins)×\(outs))" + (shape.hasBias ? " + (1×\(outs))" : "") + " → (\(count)×\(outs))"
    func lines(_ name: String, _ formula: String, _ shapes: String) -> [String] {
      let full = pencil.words("\(name) = \(formula):  \(shapes)")
      return TextWidth.of(full) <= width ? [full] : pencil.words("\(name): \(shapes)").wrapped(to: width)
    }
    return (
      lines("z", "W·\(x)ᵀ" + (shape.hasBias ? " + bᵀ" : ""), one),
      lines("Z", "\(x.uppercased())·Wᵀ" + (shape.hasBias ? " + b" : ""), all)
    )
  }

  // MARK: Numbers

  /// W xᵀ + bᵀ = z and a = f(z) in numbers, under their names; the largest form that fits.
  ///
  /// - Parameters:
  ///   - width: the cells of a line.
  ///   - height: how many lines there may be, names and all.
  ///   - pencil: knows how things are shown.
  func oneSample(width: Int, height: Int, _ pencil: Pencil) -> [String] {
    let z = list("z", width: width, pencil) { weightedInput(model.sample, $0) }
    let a = list("a", width: width, pencil) { activation(model.sample, $0) }
    guard height >= 3 else { return Array([z, a].prefix(max(0, height))) }
    for columns in columnCounts {
      for (decimals, hasActivation, hasResult) in [
        (4, true, true), (3, true, true), (2, true, true), (3, false, true), (2, false, true), (2, false, false),
      ] {
        // The names above go where that lets all rows be seen.
        let needed = max(shape.units, shape.inputs)
        let room = height - (hasResult ? 0 : 1)
        let hasNames = room != needed
        let rows = room - (hasNames ? 1 : 0)
        guard rows >= min(2, needed) else { continue }
        let format = MatrixText.Format(decimals: decimals, rows: rows, columns: columns)
        let spaces = decimals > 2 ? " " : ""
        var lines = MatrixText.joined(
          oneSample(format, spaces, hasActivation: hasActivation, hasResult: hasResult, pencil), hasNames: hasNames)
        guard lines.allSatisfy({ TextWidth.of($0) <= width }) else { continue }
        if !hasResult { lines.append(z) }
        if !hasActivation, lines.count < height { lines.append(a) }
        return lines
      }
    }
    return [z, a]
  }

  /// How many columns of W to try: all, then fewer and fewer.
  private var columnCounts: [Int] {
    let most = min(shape.inputs, 24)
    return [most] + [16, 12, 8, 6, 5, 4, 3, 2].filter { $0 < most }
  }

  private func oneSample(
    _ format: MatrixText.Format, _ space: String, hasActivation: Bool, hasResult: Bool, _ pencil: Pencil
  ) -> [MatrixText] {
    let sample = model.sample
    func sign(_ text: String) -> MatrixText { MatrixText(sign: "\(space)\(text)\(space)", pencil: pencil) }
    func column(_ name: String, _ count: Int, _ value: @escaping (Int) -> Double) -> MatrixText {
      MatrixText(name, rows: count, columns: 1, format, pencil: pencil) { row, _ in value(row) }
    }
    var parts = [
      MatrixText("W", rows: shape.units, columns: shape.inputs, format, pencil: pencil, value: weight), sign("·"),
      column("\(source)ᵀ", shape.inputs) { input(sample, $0) },
    ]
    if shape.hasBias { parts += [sign("+"), column("bᵀ", shape.units, bias)] }
    if hasResult { parts += [sign("="), column("z", shape.units) { weightedInput(sample, $0) }] }
    if hasActivation {
      let function = "\(space)→ \(shape.activation.rawValue)\(shape.isResidual ? " + \(source)" : "") →\(space)"
      parts += [
        MatrixText(sign: function, pencil: pencil), column("a", shape.units) { activation(sample, $0) },
      ]
    }
    return parts
  }

  /// A column written as a row: z = (0.49, 0.47)ᵀ.
  private func list(_ name: String, width: Int, _ pencil: Pencil, _ value: (Int) -> Double) -> String {
    let texts = [4, 3, 2, 1].map { count in
      let shown = (0..<min(shape.units, count)).map { pencil.number(value($0), sign: .always) }
      let dots = shape.units > count ? (pencil.symbols.isASCII ? ", .." : ", …") : ""
      return pencil.words("\(name) = (\(shown.joined(separator: ", "))") + dots + pencil.words(")ᵀ")
    }
    return texts.first { TextWidth.of($0) <= width } ?? texts[3]
  }

  /// X Wᵀ + b = Z in numbers; nothing where not even a folded form fits.
  func batch(width: Int, rows: Int, _ pencil: Pencil) -> [String] {
    for columns in columnCounts {
      for decimals in [4, 3, 2] {
        let format = MatrixText.Format(decimals: decimals, rows: rows, columns: columns)
        let space = decimals > 2 ? " " : ""
        func sign(_ text: String) -> MatrixText { MatrixText(sign: "\(space)\(text)\(space)", pencil: pencil) }
        var parts = [
          MatrixText(
            source.uppercased(), rows: pass.count, columns: shape.inputs, format, pencil: pencil, value: input),
          sign("·"),
          MatrixText("Wᵀ", rows: shape.inputs, columns: shape.units, format, pencil: pencil) { weight($1, $0) },
        ]
        if shape.hasBias {
          parts += [
            sign("+"), MatrixText("b", rows: 1, columns: shape.units, format, pencil: pencil) { bias($1) },
          ]
        }
        parts += [
          sign("="),
          MatrixText("Z", rows: pass.count, columns: shape.units, format, pencil: pencil, value: weightedInput),
        ]
        let lines = MatrixText.joined(parts)
        if lines.allSatisfy({ TextWidth.of($0) <= width }) { return lines }
      }
    }
    return []
  }

  // MARK: Layers without a bend

  /// The product of all layers' matrices, and the bias it comes to.
  func collapsed(_ one: CollapsedLayers, decimals: Int, _ pencil: Pencil) -> String {
    let product = (1...network.layers.count).reversed().map { "W\(NetworkFormula.superscript($0))" }.joined()
    let dots = pencil.symbols.isASCII ? ".." : "…"
    func number(_ value: Double) -> String { pencil.number(value, decimals: decimals) }
    let rows = (0..<min(one.units, 3)).map { unit in
      let shown = (0..<min(one.inputs, 4)).map { number(one.weights[unit * one.inputs + $0]) }
      return shown.joined(separator: " ") + (one.inputs > 4 ? " \(dots)" : "")
    }
    var text = "\(pencil.words(product)) = [\(rows.joined(separator: "; "))\(one.units > 3 ? "; \(dots)" : "")]"
    if let biases = one.biases {
      let shown = biases.prefix(3).map(number).joined(separator: " ")
      text += "  b = [\(shown)\(biases.count > 3 ? " \(dots)" : "")]"
    }
    return text
  }
}
