// What each preference means, for the configuration that `nabla config` prints.

package struct PreferenceLabel: Wording {
  private let preference: Preference

  package init(_ preference: Preference) { self.preference = preference }

  package var english: String {
    switch preference {
    case .language: "auto: as the locale says"
    case .theme: "auto: the terminal is asked for its background"
    case .glyphs: "what curves are drawn with; auto: the finest that the terminal shows rightly"
    case .signs: "narrow: no arrows and mathematical signs that some fonts draw over their neighbours; auto: usual"
    case .color: "how many colours; auto: as many as the terminal has"
    case .mouse: "clicks and the wheel; F2 changes it"
    case .introduction: "the hint at the first start"
    case .guesses: "false: nothing can be guessed, and nothing is counted"
    case .animation: "false: whole steps at a time, nothing moves in between"
    }
  }

  package var korean: String {
    switch preference {
    case .language: "auto: 로캘을 따라요"
    case .theme: "auto: 터미널에 배경색을 물어봐요"
    case .glyphs: "곡선을 그리는 글자, auto: 터미널이 제대로 보여 주는 가장 고운 것"
    case .signs: "narrow: 글꼴에 따라 옆 글자와 겹치는 화살표와 수학 기호를 쓰지 않아요, auto: usual"
    case .color: "색의 수, auto: 터미널이 가진 만큼"
    case .mouse: "클릭과 휠, F2로 바꿔요"
    case .introduction: "첫 시작 때 나오는 안내"
    case .guesses: "false: 예측을 받지도, 세지도 않아요"
    case .animation: "false: 중간 움직임 없이 한 스텝씩 보여 줘요"
    }
  }
}
