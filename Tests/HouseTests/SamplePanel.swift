// The panel that the article on a first panel builds: its code stands there as it stands here.

import NablaCanvas
import NablaLesson
import NablaModel

@testable import NablaPanels

extension WorstView {
  /// A view of losses that no run has.
  init(losses: [Double]) { self.losses = losses }
}

/// The samples with the largest losses, the worst first, each with a bar.
package struct WorstView: PanelView {
  package static let name = LocalizedText(ko: "많이 틀린 샘플", en: "Worst samples")

  /// The loss of each sample, in the order of the data.
  let losses: [Double]

  package init?(model: Shown) {
    guard let passes = model.wrappedValue.situation.passes else { return nil }
    losses = passes.losses
  }

  /// The samples' numbers from 0, by their losses; what is not a number comes first.
  private var order: [Int] {
    let sizes = losses.map { $0.isNaN ? .infinity : $0 }
    return losses.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }
  }

  /// Beside the panel's name: how many samples there are, and how many of them have a row.
  package func trailing(in rect: Rect, _ pencil: Pencil) -> String {
    let rows = max(0, rect.height - 2)
    return rows < losses.count ? "\(rows) / \(losses.count)" : "\(losses.count)"
  }

  package func sentence(_ pencil: Pencil) -> String? {
    pencil.words(ko: "손실이 큰 샘플부터 차례로 보여 줘요.", en: "The samples with the largest losses, the worst first.")
  }

  package func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    let shown = Array(order.prefix(rect.height))
    let numbers = pencil.column(shown.map { losses[$0] }, width: 9)
    let largest = max(losses.filter(\.isFinite).max() ?? 0, .leastNormalMagnitude)
    let barWidth = min(20, rect.width - 16)
    for (row, sample) in shown.enumerated() {
      let y = rect.y + row
      frame.put("\(sample + 1)".padded(to: 5, .right), Style(.dim), x: rect.x, y: y)
      frame.put(numbers[row], Style(.text), x: rect.x + 6, y: y)
      guard barWidth >= 4 else { continue }
      let share = losses[sample].isFinite ? losses[sample] / largest : 1
      frame.put(pencil.symbols.bar(share, width: barWidth), Style(.series(0)), x: rect.x + 16, y: y)
    }
  }
}
