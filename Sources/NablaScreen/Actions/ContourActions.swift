// The keys of the contour and the surface.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaPanels
import NablaWords

extension Action {
  static let panLeft = Action(
    "pan-left", keys: "S-Left", .contour, ko: "등고선: 왼쪽으로, 곡면: 왼쪽으로 돌리기", en: "contour: move left; surface: turn left",
    search: "move scroll rotate 3d 이동 회전",
    against: { $0.reasonAgainstView() },
    does: { $0.moveView(x: -1, y: 0) })

  static let panRight = Action(
    "pan-right", keys: "S-Right", .contour, ko: "등고선: 오른쪽으로, 곡면: 오른쪽으로 돌리기",
    en: "contour: move right; surface: turn right",
    search: "move scroll rotate 3d 이동 회전",
    against: { $0.reasonAgainstView() },
    does: { $0.moveView(x: 1, y: 0) })

  static let panUp = Action(
    "pan-up", keys: "S-Up", .contour, ko: "등고선: 위로, 곡면: 더 위에서 보기", en: "contour: move up; surface: look from higher",
    search: "move scroll rotate 3d 이동 회전",
    against: { $0.reasonAgainstView(tilt: 1) },
    does: { $0.moveView(x: 0, y: 1) })

  static let panDown = Action(
    "pan-down", keys: "S-Down", .contour, ko: "등고선: 아래로, 곡면: 더 옆에서 보기",
    en: "contour: move down; surface: look from lower",
    search: "move scroll rotate 3d 이동 회전",
    against: { $0.reasonAgainstView(tilt: -1) },
    does: { $0.moveView(x: 0, y: -1) })

  static let zoomIn = Action(
    "zoom-in", keys: "(", .contour, ko: "등고선: 가까이", en: "contour: closer",
    search: "range scale 범위 확대 축소",
    against: { $0.reasonAgainstView() },
    does: { $0.changeViewport { $0.scaled(by: 0.8) } })

  static let zoomOut = Action(
    "zoom-out", keys: ")", .contour, ko: "등고선: 멀리", en: "contour: farther",
    search: "range scale 범위 확대 축소",
    against: { $0.reasonAgainstView() },
    does: { $0.changeViewport { $0.scaled(by: 1.25) } })

  static let cursor = Action(
    "cursor", keys: "@", .contour, ko: "등고선: 짚어 보기. 화살표로 옮기고 Enter로 거기서 출발",
    en: "contour: cursor; arrows move it, Enter starts a run there",
    hint: ("짚어 보기", "Point"),
    search: "point start pick mouse 점 찍기 출발점",
    against: { $0.reasonAgainstCursor },
    does: { $0.toggleCursor() })

  static let landscapeView = Action(
    "next-view", keys: "v", .contour, ko: "등고선: 선, 색, 색과 선, 곡면, 극솟값",
    en: "contour: lines, shades, both, surface, basins",
    hint: ("보기", "View"),
    search: "surface 3d heat map contour shaded 곡면 등고선",
    against: {
      if $0.look.axisY == nil { return .oneParameter }
      return $0.wantedSlice == nil ? .contourNotShown : nil
    },
    does: { $0.cycleLandscape() })

  static let axes = Action(
    "choose-axis", keys: "c", .contour, ko: "등고선: 고른 매개변수를 x축에, 있던 것은 y축에",
    en: "contour: selected parameter becomes x, old x becomes y",
    hint: ("축", "Axes"),
    search: "parameters x y weights 매개변수 가중치",
    against: { $0.names.count < 2 ? .oneParameter : nil },
    does: { $0.pointsAtData ? $0.changeClass() : $0.chooseAxes() })

  static let plane = Action(
    "next-plane", keys: "V C-n", .contour, ko: "등고선: 다음 평면 (매개변수, 무작위 방향, 경로의 평면)",
    en: "contour: next plane (parameters, random, the path's own)",
    hint: ("평면", "Plane"),
    search: "random principal direction 방향 평면",
    against: { $0.reasonAgainstPlanes },
    does: { $0.choosePlane() })

  /// Where every learning rate leads from here, after one number of steps or another.
  static let fan = Action(
    "next-fan", keys: "|", .contour, ko: "등고선: 모든 η가 1, 10, 100스텝 뒤에 닿는 곳, 극솟값 보기에서는 스텝 수",
    en: "contour: where every η leads in 1, 10, 100 steps; basins: their steps",
    search: "every learning rate ahead 모든 학습률 앞으로 부채꼴",
    against: {
      if $0.wantedSlice == nil { return .contourNotShown }
      return $0.showsBasins || $0.look.ways.fan != nil ? nil : $0.reasonAgainstFan
    },
    does: { $0.cycleFan() })

  /// The path of η → 0.
  static let flow = Action(
    "flow", keys: "~", .contour, ko: "등고선: 출발점에서 η → 0의 길", en: "contour: the path of η → 0 from the start",
    search: "gradient continuous infinitesimal path 그래디언트 흐름 경로",
    against: {
      if $0.wantedSlice == nil { return .contourNotShown }
      return $0.look.ways.showsFlow ? nil : $0.reasonAgainstFlow
    },
    does: { $0.toggleFlow() })

  static let contourKeys: [Action] = [
    panLeft, panRight, panUp, panDown, zoomIn, zoomOut, cursor, landscapeView, axes, plane, fan, flow,
  ]
}
