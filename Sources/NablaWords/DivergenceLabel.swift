// The words for the first cause of a divergence, the same in toasts, tables and what `nabla train` prints.

import NablaCanvas
import NablaCore

package enum DivergenceLabel: Wording {
  /// C is no finite number at this step.
  case costNotFinite(step: Int)
  /// C is above a bound.
  case costTooLarge(step: Int, bound: Double)
  /// A parameter, by its name, is no finite number.
  case parameterNotFinite(String, step: Int)
  /// The slope by a parameter was not defined at this step.
  case slopeNotDefined(String, step: Int)

  /// - Parameters:
  ///   - cause: why the run counts as diverged.
  ///   - step: its first diverged step.
  ///   - names: the names of its parameters.
  package init(_ cause: Divergence, at step: Int, _ names: ParameterNames) {
    switch cause {
    case .costNotFinite: self = .costNotFinite(step: step)
    case .costTooLarge(let bound): self = .costTooLarge(step: step, bound: bound)
    case .parameterNotFinite(let index): self = .parameterNotFinite(names.name(at: index), step: step)
    case .slopeNotDefined(let index): self = .slopeNotDefined(names.name(at: index), step: step - 1)
    }
  }

  /// The step at which it showed.
  var step: Int {
    switch self {
    case .costNotFinite(let step), .costTooLarge(let step, _), .parameterNotFinite(_, let step),
      .slopeNotDefined(_, let step):
      return step
    }
  }

  package var korean: String {
    switch self {
    case .costNotFinite(let step): return "\(step)스텝에서 C가 유한한 수가 아니에요"
    case .costTooLarge(let step, let bound): return "\(step)스텝에서 C가 \(Self.text(bound))보다 커졌어요"
    case .parameterNotFinite(let name, let step):
      return "\(step)스텝에서 \(Particle.attach(name, .subject)) 유한한 수가 아니에요"
    case .slopeNotDefined(let name, let step): return "\(step)스텝에서 \(name)의 기울기가 정의되지 않아요"
    }
  }

  package var english: String {
    switch self {
    case .costNotFinite(let step): return "C is not finite at step \(step)"
    case .costTooLarge(let step, let bound): return "C is above \(Self.text(bound)) at step \(step)"
    case .parameterNotFinite(let name, let step): return "\(name) is not finite at step \(step)"
    case .slopeNotDefined(let name, let step): return "the slope of C by \(name) is not defined at step \(step)"
    }
  }

  private static func text(_ bound: Double) -> String { Numeral.significant(bound, digits: 2) }
}
