// The derivation: opening and closing it, its rows, its precision, and one's own values.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaPanels
import NablaWords

extension Model {
  /// Opens the derivation of the selected parameter; where it is open, unfolds the row under the cursor.
  mutating func explain() {
    guard look.focus == .derivation else {
      look.focusBefore = FocusBefore(panel: look.focus, isZoomed: look.isZoomed)
      setPlaying(false)
      look.derivation.row = 0
      if look.isZoomed { look.isZoomed = arrangement.kind == .single && size.columns < 80 }
      return focus(on: .derivation)
    }
    guard let row = DerivationView(model: Shown(self)).selectedRow, row.isFoldable else { return }
    if look.derivation.unfolded.contains(row.path) {
      look.derivation.unfolded = look.derivation.unfolded.filter { !$0.starts(with: row.path) }
    } else {
      look.derivation.unfolded.insert(row.path)
    }
  }

  /// Back to what was shown before the derivation was opened.
  ///
  /// - Returns: whether there was something to go back from.
  mutating func closeDerivation() -> Bool {
    guard look.focus == .derivation, let before = look.focusBefore else { return false }
    look.focusBefore = nil
    look.isZoomed = before.isZoomed
    focus(on: before.panel)
    return true
  }

  /// Moves the cursor through the derivation's rows.
  mutating func moveDerivationRow(by offset: Int) {
    let count = DerivationView(model: Shown(self)).rowCount
    look.derivation.row = min(max(look.derivation.row + offset, 0), max(0, count - 1))
  }

  mutating func cyclePrecision() {
    let all = DerivationLook.precisions
    let place = all.firstIndex(of: look.derivation.precision) ?? 0
    setPrecision(all[(place + 1) % all.count])
  }

  mutating func setPrecision(_ precision: Precision) {
    look.derivation.precision = precision
    if look.focus != .derivation, arrangement.rect(of: .derivation) == nil { explain() }
    show(.precisionSet(look.derivation.precision))
  }

  /// The row whose value one can replace; nil where the derivation has no keys now.
  var assumableRow: (key: DerivationKey, symbol: String, value: Double)? {
    guard look.focus == .derivation, let row = DerivationView(model: Shown(self)).selectedRow, let key = row.key else {
      return nil
    }
    return (key, row.equation.symbol, row.equation.value)
  }

  /// Puts one's own value in, or with nil takes it out again.
  mutating func assume(_ key: DerivationKey, symbol: String, _ value: Double?) {
    look.derivation.assumedAt = DerivationLook.Place(step: workspace.cursor.step, sample: sample)
    look.derivation.assumptions[key] = value
    if let value { show(.valueAssumed(symbol, value)) } else { show(.assumptionTaken(symbol)) }
    moveDerivationRow(by: 0)
  }

  /// One's own values belong to one sample of one step.
  mutating func endAssumptionsElsewhere() {
    guard !look.derivation.assumptions.isEmpty,
      look.derivation.assumedAt != DerivationLook.Place(step: workspace.cursor.step, sample: sample)
    else { return }
    look.derivation.assumptions = [:]
    show(.assumptionsEnded)
  }
}
