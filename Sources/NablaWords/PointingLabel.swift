// What Enter does where one points at samples.

import NablaLesson

package enum PointingLabel: Wording {
  /// A new sample of a class.
  case putsClass(Int)
  /// A new sample.
  case puts
  case picksUp(PointEdit.Place)
  case putsDown(PointEdit.Place)

  package var korean: String {
    switch self {
    case .putsClass(let number): "Enter: 클래스 \(number) 찍기"
    case .puts: "Enter: 샘플 찍기"
    case .picksUp(let place): "Enter: \(SamplePhrase.korean(place)) 집기"
    case .putsDown(let place): "Enter: \(SamplePhrase.korean(place)) 내려놓기"
    }
  }

  package var english: String {
    switch self {
    case .putsClass(let number): "Enter puts class \(number)"
    case .puts: "Enter puts a sample"
    case .picksUp(let place): "Enter picks up \(SamplePhrase.english(place))"
    case .putsDown(let place): "Enter puts \(SamplePhrase.english(place)) down"
    }
  }
}
