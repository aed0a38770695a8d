// Which samples each step of a printed program sees: the run's own batches, in the fewest lines.

import NablaCore
import NablaLesson
import NablaWords

/// The lines of Python by which a program finds the samples of a step.
struct BatchOrder {
  /// Constants and functions, before the first step.
  let preparation: [String]
  /// What makes `x` and `y` of `X` and `Y` in the step `step`.
  let choice: [String]

  /// Whether the order is drawn by a function.
  var hasFunction: Bool { preparation.contains { $0.hasPrefix("def ") } }

  /// The most numbers that an order is written with; a longer one is drawn.
  private static let mostNumbers = 240

  /// Nil where each step sees all samples.
  init?(_ experiment: Experiment, steps: Int, _ comment: (ProgramLabel) -> String) {
    guard case .size(let size) = experiment.settings.batch, let count = experiment.dataset?.count, size < count else {
      return nil
    }
    let batches = (count + size - 1) / size
    let constants = ["batch_size = \(size)"]
    if experiment.settings.order == .given {
      preparation = constants
      choice = [
        "first = step % \(batches) * batch_size",
        "x, y = X[first:first + batch_size], Y[first:first + batch_size]",
      ]
      return
    }
    let epochs = steps / batches + 1
    let isWritten = epochs * count <= Self.mostNumbers
    preparation =
      isWritten
      ? Self.list(experiment, epochs: epochs) + constants
      : constants + ["", ""] + Self.drawing(count: count, seed: experiment.initialization.seed, comment)
    choice = [
      "epoch, batch = divmod(step, \(batches))",
      "rows = order\(isWritten ? "[epoch]" : "(epoch)")[batch * batch_size:(batch + 1) * batch_size]",
      "x, y = X[rows], Y[rows]",
    ]
  }

  /// The order of each epoch, a row for each.
  private static func list(_ experiment: Experiment, epochs: Int) -> [String] {
    let count = experiment.dataset?.count ?? 1
    var sampler = BatchSampler(sampleCount: count, seed: experiment.initialization.seed)
    let rows = (0..<epochs).map { _ -> String in
      var order: [Int] = []
      repeat {
        order += sampler.next(experiment.settings.batch, order: .shuffled) ?? []
      } while !sampler.isAtEpochStart
      return "[" + order.map(String.init).joined(separator: ", ") + "]"
    }
    return PythonArray.wrapped(rows.map { $0 + "," }, first: "order = [", last: "]", indent: "         ")
  }

  /// A function that shuffles as nabla does, for orders too long to be written.
  private static func drawing(count: Int, seed: UInt64, _ comment: (ProgramLabel) -> String) -> [String] {
    """
    # \(comment(.drawn))
    def order(epoch, seed=\(seed), count=\(count)):
        mask = 2 ** 64 - 1
        mixer = seed + (16 + epoch) * 0xD1B54A32D192ED03
        s = []
        for _ in range(4):
            mixer = mixer + 0x9E3779B97F4A7C15 & mask
            z = (mixer ^ mixer >> 30) * 0xBF58476D1CE4E5B9 & mask
            z = (z ^ z >> 27) * 0x94D049BB133111EB & mask
            s.append(z ^ z >> 31)
        rows = list(range(count))
        for last in range(count - 1, 0, -1):
            drawn = s[1] * 5 & mask
            drawn = (drawn << 7 | drawn >> 57) * 9 & mask
            shifted = s[1] << 17 & mask
            s[2] ^= s[0]
            s[3] ^= s[1]
            s[1] ^= s[2]
            s[0] ^= s[3]
            s[2] ^= shifted
            s[3] = (s[3] << 45 | s[3] >> 19) & mask
            other = drawn % (last + 1)
            rows[last], rows[other] = rows[other], rows[last]
        return rows
    """.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
