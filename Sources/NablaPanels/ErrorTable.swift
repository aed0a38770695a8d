// One error as each loss sees it: its value, its mean over the samples, and its slopes.

import NablaCanvas
import NablaCore
import NablaModel
import NablaWords

struct ErrorTable {
  @Shown var model: Model
  let passes: NetworkPasses

  private var network: Network { passes.network }
  private var data: Dataset { passes.data }
  private var pass: ForwardPass { passes.forward }

  /// Whether log loss is defined here, as in the contract: targets from 0 to 1 and plain sigmoid outputs.
  var hasLogLoss: Bool { isDefined(.logLoss) }

  /// The output whose error is shown: the selected parameter's if it enters the last layer, else the first.
  private var unit: Int {
    let parameter = network.parameter(at: model.look.selection)
    return parameter.layer == network.layers.count - 1 ? parameter.unit : 0
  }

  private var last: Int { network.layers.count - 1 }

  func notes(width: Int, _ pencil: Pencil) -> [Note] {
    let place = model.sample * network.outputs + unit
    let target = data.targets[place]
    let output = pass.outputs[place]
    let z = pass.weightedInputs[last][place]
    let slope = pass.ownSlopes(of: last, network.outputActivation)[place]
    let isWide = width >= 52
    let nameWidth = isWide ? 15 : 5
    let numberWidth = isWide ? 9 : 7
    func cells(_ texts: [String]) -> String {
      texts.map { $0.padded(to: numberWidth, .right) }.joined()
    }
    func number(_ value: Double, sign: Numeral.Sign = .blank) -> String {
      pencil.number(value, width: numberWidth - 1, decimals: isWide ? 4 : 3, sign: sign)
    }
    let sample =
      isWide
      ? Label.sampleNumber(model.sample + 1).text(in: pencil.language)
      : "\(pencil.symbols.isASCII ? "#" : "▸")\(model.sample + 1)"
    let means = [network.outputs, 1].map { ErrorLabel.meanHeading(outputs: $0).text(in: pencil.language) }
    let mean = means.first { TextWidth.of($0) < numberWidth } ?? ""
    var notes = [
      Note(
        String(repeating: " ", count: nameWidth) + cells([sample, mean, "∂/∂a", "∂/∂z"].map { pencil.words($0) }),
        Style(.dim), rank: 0)
    ]
    for loss in losses {
      let isUsed = loss == passes.cost.loss
      let value = loss.value(output: output, of: z, target: target)
      // Through a softmax every output depends on this z.
      let shared = network.hasSoftmaxOutput ? delta(under: loss) : nil
      let byOutput = loss.slope(output: output, target: target)
      // For log loss the factors a(1 − a) cancel, also where both are lost to rounding.
      let byInput = shared ?? (loss.cancels(in: network) ? output - target : byOutput * slope)
      let mark = isUsed ? String(Character(pencil.symbols.selected)) : " "
      let text =
        (mark + name(of: loss, isWide, pencil)).padded(to: nameWidth)
        + cells([
          number(value), number(self.mean(of: loss)), number(byOutput, sign: .always), number(byInput, sign: .always),
        ])
      notes.append(
        Note(
          text, Style(isUsed ? .accent : .text, isUsed ? .bold : []),
          rank: isUsed ? 0 : (loss.partner == .sigmoid ? 2 : 1)))
    }
    let node = network.nodeName(column: network.layers.count, unit: unit)
    let subtrahend = output < 0 ? "(\(pencil.number(output)))" : pencil.number(output)
    let result = pencil.number(target - output, sign: .always)
    let error = "\(node): e = y - a = \(pencil.number(target)) - \(subtrahend) = \(result)"
    let short = "e = y - a = \(result)"
    notes.insert(Note(error, short: short, Style(.warning), rank: 3), at: 0)
    return notes
  }

  /// Those that are defined here and differ in kind, the straight ones first; of the two squares the one in use.
  private var losses: [Loss] {
    let used = model.situation.settings.loss
    let kinds = Loss.allCases.filter { $0.multipleOf == nil && isDefined($0) }.map { used.multipleOf == $0 ? used : $0 }
    return kinds.filter(\.isStraight) + kinds.filter { !$0.isStraight }
  }

  private func isDefined(_ loss: Loss) -> Bool {
    guard let partner = loss.partner else { return true }
    guard loss.cancels(in: network) else { return false }
    return partner == .softmax
      ? data.firstWithoutShares == nil : data.targets.allSatisfy { $0 >= 0 && $0 <= 1 }
  }

  /// δ of the output for the sample on screen, under a loss that need not be the run's.
  private func delta(under loss: Loss) -> Double {
    WorkedSample(of: network, at: passes.parameters, sample: model.sample, in: data, loss: loss)
      .value(of: .delta(layer: last, unit: unit))
  }

  private func name(of loss: Loss, _ isWide: Bool, _ pencil: Pencil) -> String {
    let sign = pencil.words(loss.sign)
    guard isWide else { return sign }
    return loss.partner == nil ? sign.padded(to: 6) + loss.rawValue : loss.rawValue
  }

  /// The mean over the samples of the sum over the outputs.
  private func mean(of loss: Loss) -> Double {
    var sum = 0.0
    for index in data.targets.indices {
      sum += loss.value(
        output: pass.outputs[index], of: pass.weightedInputs[last][index], target: data.targets[index])
    }
    return sum / Double(data.count)
  }
}
