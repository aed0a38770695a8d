// The panel of curves: the selected parameter's, or those of its whole layer.

import NablaModel

extension Model {
  /// Whether keys go to the panel of curves.
  var goesToCurves: Bool { look.focus == .curves && arrangement.rect(of: .curves) != nil }

  /// Does what keys do while they go to the panel of curves.
  ///
  /// - Returns: whether the action was one of its own.
  mutating func performOnCurves(_ action: Action) -> Bool {
    guard goesToCurves, action == .landscapeView else { return false }
    look.showsLayerCurves.toggle()
    refreshCurves()
    return true
  }
}
