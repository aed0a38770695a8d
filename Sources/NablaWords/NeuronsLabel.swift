// The words of the panel that shows what each neuron has learnt.

import NablaCanvas

/// A sentence of the panel of neurons, or a word of its marks.
package enum NeuronsLabel: Wording {
  /// How many neurons there are.
  case count(Int)
  /// How many have a picture, and how many have no room.
  case shown(Int, hidden: Int)
  /// Between which numbers a lies, over so many samples.
  case range(name: String, activation: String, low: String, high: String, samples: Int)
  /// a of the one sample, or of all samples alike.
  case only(name: String, activation: String, value: String)
  /// For how many samples z is above 0, and for how many of each class.
  case positive(Int, of: Int, classes: [ClassCount])
  /// For how many samples an output of a softmax is the greatest.
  case greatest(Int, of: Int)
  /// The equation of the line on which z is 0.
  case straightLine(String)
  /// A neuron behind others: so many.
  case canBend(Int)
  case allPositive, allNegative
  /// At which inputs z is 0; how many more there are.
  case zeros([String], more: Int)
  /// More inputs than a plane has.
  case noPicture(inputs: Int, samples: Int)
  /// What the bars of a row run over.
  case bars
  case lineMark
  case least, mean, greatestOf, spread
  /// What the small pictures in the network graph are.
  case pictures

  /// A class's mark, how many of its samples have a z above 0, and how many it has.
  package struct ClassCount: Equatable, Sendable {
    package let mark: String
    package let positive: Int
    package let count: Int

    /// - Parameters:
    ///   - mark: as samples of the class are shown.
    ///   - positive: how many of them have a z above 0.
    ///   - count: how many there are.
    package init(mark: String, positive: Int, count: Int) {
      self.mark = mark
      self.positive = positive
      self.count = count
    }

    fileprivate var text: String { "\(mark): \(positive)/\(count)" }
  }

  private static func list(_ classes: [ClassCount]) -> String {
    classes.isEmpty ? "" : " (" + classes.map(\.text).joined(separator: ", ") + ")"
  }

  package var korean: String {
    switch self {
    case .count(let count): return "뉴런 \(count)개"
    case .shown(let shown, let hidden): return "뉴런 \(shown)개, 안 보이는 것 \(hidden)개"
    case .range(let name, let activation, let low, let high, let samples):
      return "\(name) (\(activation)): 샘플 \(samples)개에서 a는 \(low)부터 \(high)까지예요."
    case .only(let name, let activation, let value): return "\(name) (\(activation)): 모든 샘플에서 a = \(value)"
    case .positive(let positive, let count, let classes):
      return "샘플 \(count)개 중 \(positive)개에서 z > 0이에요\(Self.list(classes))."
    case .greatest(let greatest, let count): return "샘플 \(count)개 중 \(greatest)개에서 이 출력이 가장 커요."
    case .straightLine(let equation): return "z = 0인 곳은 직선이에요: \(equation) = 0"
    case .canBend(let count): return "앞 층 뉴런 \(count)개의 a를 더하므로, z = 0인 선은 휠 수 있어요."
    case .allPositive: return "그린 곳에서는 모두 z > 0이에요."
    case .allNegative: return "그린 곳에서는 모두 z < 0이에요."
    case .zeros(let places, let more):
      return "z = 0인 곳: \(places.joined(separator: ", "))" + (more > 0 ? ", 그 밖에 \(more)곳" : "")
    case .noPicture(let inputs, let samples):
      return "입력이 \(inputs)개라서 평면에 그릴 수 없어요. 그 대신 샘플 \(samples)개에서 a가 어떻게 퍼져 있는지 보여 줘요."
    case .bars: return "막대가 높을수록 그 값이 많아요. 왼쪽 끝과 오른쪽 끝은 f의 범위이고, 범위에 끝이 없으면 그 층의 가장 작은 a와 가장 큰 a예요."
    case .lineMark: return "z = 0인 곳"
    case .least: return "최소"
    case .mean: return "평균"
    case .greatestOf: return "최대"
    case .spread: return "샘플들의 a"
    case .pictures: return "그림: → x1, ↑ x2에 따른 a"
    }
  }

  package var english: String {
    switch self {
    case .count(let count): return count == 1 ? "1 neuron" : "\(count) neurons"
    case .shown(let shown, let hidden): return "\(shown) neurons, \(hidden) not shown"
    case .range(let name, let activation, let low, let high, let samples):
      return "\(name) (\(activation)): a from \(low) to \(high) over the \(samples) samples."
    case .only(let name, let activation, let value): return "\(name) (\(activation)): a = \(value) for every sample."
    case .positive(let positive, let count, let classes):
      return "z > 0 for \(positive) of \(count == 1 ? "1 sample" : "\(count) samples")\(Self.list(classes))."
    case .greatest(let greatest, let count):
      return "The greatest output for \(greatest) of \(count == 1 ? "1 sample" : "\(count) samples")."
    case .straightLine(let equation): return "z = 0 on a straight line: \(equation) = 0"
    case .canBend(1): return "The line z = 0 can bend: z is made of the a of a neuron before it."
    case .canBend(let count): return "The line z = 0 can bend: z adds up the a of \(count) neurons before it."
    case .allPositive: return "z > 0 at every place shown."
    case .allNegative: return "z < 0 at every place shown."
    case .zeros(let places, let more):
      return "z = 0 at \(places.joined(separator: ", "))" + (more > 0 ? " and \(more) more places" : "")
    case .noPicture(let inputs, let samples):
      return
        "Samples have \(inputs) inputs, a plane has two: there is no picture. Here is how each a is spread over the "
        + "\(samples == 1 ? "1 sample" : "\(samples) samples") instead."
    case .bars:
      return
        "The higher a bar, the more values. Bars run over the range of f or, where that has no ends, from the layer's "
        + "least a to its greatest."
    case .lineMark: return "z = 0"
    case .least: return "least"
    case .mean: return "mean"
    case .greatestOf: return "greatest"
    case .spread: return "a over the samples"
    case .pictures: return "pictures: a over → x1, ↑ x2"
    }
  }
}
