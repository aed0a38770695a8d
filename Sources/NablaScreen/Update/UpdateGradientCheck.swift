// The gradient check by key: opening it and scrolling.

import NablaModel
import NablaPanels

extension Model {
  mutating func openGradientCheck() {
    showCheck(GradientCheck(checkedObjective, at: situation.parameters), scroll: 0)
  }

  /// Scrolls the check and works out what comes into sight.
  mutating func showCheck(_ check: GradientCheck, scroll: Int) {
    var check = check
    let page = GradientCheckPage(Shown(self), check)
    check.scroll = min(max(0, scroll), page.lastScroll)
    check.proceed(showing: page.rows)
    overlay = .gradientCheck(check)
  }
}
