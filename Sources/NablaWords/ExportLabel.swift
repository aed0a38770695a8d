// The words about what leaves the screen: pictures, recordings and files.

import NablaCanvas

package enum ExportLabel: Wording {
  /// What a picture shows, for those who cannot see it.
  case description(scene: String, step: Int, cost: Double)
  /// Where in a recording a step begins.
  case marker(step: Int)
  case title, footer
  case kind(ExportKind)
  /// The same of all compared runs, with their number.
  case comparison(ExportKind, Int)
  /// Stands in the header while what is shown is recorded.
  case recording

  /// As many digits as a listener can follow; the rest would differ from machine to machine.
  private static func cost(_ value: Double) -> String { Numeral.significant(value, digits: 6) }

  package var korean: String {
    switch self {
    case .description(let scene, let step, let cost):
      return "nabla의 \(scene) 장면, 스텝 \(step), 비용 C = \(Self.cost(cost))"
    case .marker(let step): return "스텝 \(step)"
    case .title: return "파일로 내보내기"
    case .footer: return "↑↓ 고르기 · Enter 지금 폴더에 저장 · / 찾기 · Esc 닫기"
    case .kind(.picture): return "지금 화면을 그림으로"
    case .kind(.run): return "지금까지의 실행: 스텝마다 C, 매개변수, 기울기"
    case .kind(.lines): return "같은 실행을 JSON으로, 스텝마다 한 줄"
    case .comparison(.lines, let count): return "같은 실행 \(count)개를 JSON으로, 스텝마다 한 줄"
    case .comparison(_, let count): return "비교하는 실행 \(count)개 모두. 줄마다 어느 실행인지 적혀 있어요"
    case .kind(.command): return "이 화면을 다시 여는 명령"
    case .kind(.scene): return "바꾼 설정을 담은 장면. nabla로 다시 열 수 있어요"
    case .kind(.sheet): return "이 스텝의 풀이: 순전파, 역전파, 갱신"
    case .kind(.program): return "같은 학습을 하는 파이썬 프로그램, NumPy로"
    case .kind(.page): return "지금까지의 실행을 브라우저에서 재생하는 페이지"
    case .kind(.map): return "학습률과 시작값의 지도를 표로: 칸마다 η, 곱한 수, C"
    case .kind(.mapJSON): return "같은 지도를 JSON으로"
    case .kind(.rates): return "학습률 곡선을 표로: η마다 C와 상태"
    case .kind(.ratesJSON): return "같은 곡선을 JSON으로"
    case .kind(.basins): return "출발점마다 닿는 극솟값을 표로: 칸마다 번호와 C"
    case .kind(.basinsJSON): return "출발점마다 닿는 극솟값을 JSON으로"
    case .kind(.basinsPicture): return "출발점마다 닿는 극솟값을 인쇄용 그림으로"
    case .kind(.mapPicture): return "학습률과 시작값의 지도를 인쇄용 그림으로"
    case .recording: return "녹화"
    }
  }

  package var english: String {
    switch self {
    case .description(let scene, let step, let cost):
      return "The scene \(scene) in nabla at step \(step), cost C = \(Self.cost(cost))"
    case .marker(let step): return "step \(step)"
    case .title: return "Export to a file"
    case .footer: return "↑↓ choose · Enter save in this folder · / search · Esc close"
    case .kind(.picture): return "this screen as a picture"
    case .kind(.run): return "the run so far: C, parameters and slopes of every step"
    case .kind(.lines): return "the same run as JSON, a line for each step"
    case .comparison(.lines, let count): return "the same \(count) runs as JSON, a line for each step"
    case .comparison(_, let count): return "all \(count) compared runs; each row says which run it is of"
    case .kind(.command): return "the command line that opens this screen again"
    case .kind(.scene): return "the scene as you changed it, for nabla to open again"
    case .kind(.sheet): return "this step worked out: forward, back and update"
    case .kind(.program): return "a Python program that trains the same, with NumPy"
    case .kind(.page): return "the run so far as a page that any browser plays"
    case .kind(.map): return "the map of rates and starts as a table: η, factor and C of each cell"
    case .kind(.mapJSON): return "the same map as JSON"
    case .kind(.rates): return "the curve of learning rates as a table: C and status of each η"
    case .kind(.ratesJSON): return "the same curve as JSON"
    case .kind(.basins): return "where each start ends as a table: minimum and C of each cell"
    case .kind(.basinsJSON): return "where each start ends as JSON"
    case .kind(.basinsPicture): return "where each start ends as a picture to be printed"
    case .kind(.mapPicture): return "the map of rates and starts as a picture to be printed"
    case .recording: return "REC"
    }
  }
}
