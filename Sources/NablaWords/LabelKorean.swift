// The Korean labels.

import NablaCanvas
import NablaCore
import NablaLesson

extension Label {
  package var korean: String {
    switch self {
    case .hintPause: return "멈춤"
    case .hintTerm: return "한 항"
    case .hintAnswer: return "답"
    case .hintMove: return "옮기기"
    case .hintStart: return "출발"
    case .hintPoint: return "찍기/집기"
    case .hintDrop: return "내려놓기"
    case .hintClass: return "클래스"
    case .hintDelete: return "지우기"
    case .hintTurn: return "돌리기"
    case .hintToRun: return "원래 보기"
    case .guess: return "예측"
    case .hintGoOn: return "이 실행으로 계속"
    case .hintTakeRate: return "이 η로"
    case .hintUnfold: return "펼치기"
    case .hintRow: return "줄 고르기"
    case .hintOwnValue: return "내 값 넣기"
    case .hintNormal: return "보통 보기"

    case .group(let group):
      switch group {
      case .run: return "실행"
      case .parameters: return "설정"
      case .contour: return "등고선"
      case .look: return "패널"
      case .display: return "화면"
      case .app: return "프로그램"
      }
    case .phase(let phase):
      switch phase {
      case .forward: return "순전파"
      case .cost: return "비용"
      case .backward: return "역전파"
      case .update: return "갱신"
      }

    case .step: return "스텝"
    case .epoch: return "에포크"
    case .seed: return "시드"
    case .cost: return "C"
    case .paused: return "멈춤"
    case .automaticPace: return "자동"
    case .pace(let pace):
      return pace.showsBeats ? "1초에 세부 단계 \(Words.rate(pace))개" : "1초에 \(Words.rate(pace))스텝"
    case .batch: return "배치"
    case .all: return "전체"
    case .given: return "지정"
    case .beatTitle(let beat, let layers): return Self.koreanTitle(of: beat, layers: layers)
    case .caption(let beat, let layers, let optimizer):
      return Self.koreanCaption(of: beat, layers: layers, by: optimizer)
    case .wholeStepCaption:
      return "한 스텝: 순전파, 비용, 역전파, 갱신. → 키로 세부 단계를 하나씩 볼 수 있어요."
    case .sampleOf(let number, let count): return "샘플 \(number)/\(count)"
    case .meanOver(let count): return "샘플 \(count)개의 평균"
    case .heldCaption: return "고정하지 않은 매개변수만 한꺼번에, 옵티마이저의 규칙대로 움직여요."
    case .heldStill: return "고정"
    case .target: return "목표"
    case .prediction: return "출력"
    case .error: return "오차"
    case .value: return "값"
    case .slope: return "∂C/∂w"
    case .change: return "Δw"
    case .now: return "현재"
    case .start: return "시작"
    case .other(let count): return "그 밖에 \(count)개"
    case .parameters(let count): return "매개변수 \(count)개"
    case .surface: return "곡면"
    case .strongestEdges(let count, let all): return "\(all)개 중 강한 연결 \(count)개"
    case .addLayer: return "+ 층"
    case .thicknessKey: return "굵기 |w|"
    case .outside: return "밖"
    case .perceptronRule: return "퍼셉트론 규칙"
    case .perceptronError: return "목표에서 출력을 뺀 오차 y - a예요. 값은 -1, 0, 1뿐이에요."
    case .perceptronShare: return "퍼셉트론 규칙: 기울기 없이, 들어온 값에 오차를 곱해요."
    case .sampleNumber(let number): return "샘플 \(number)"
    case .slopeHeading(let isRule): return isRule ? "-Δw/η" : "∂C/∂w"
    case .noData: return "샘플이 없어요: 비용이 식으로 주어졌어요."
    case .current: return "현재"
    case .ghosts: return "이전"
    case .lessonPage(let number, let count): return "\(number)/\(count)"
    case .question: return "질문"
    case .answer: return "답"
    case .noPage: return "이 장면에는 설명이 없어요."
    case .selected(let name, let path): return path.isEmpty ? name : "\(name) \(path)"
    case .lastDeed(let deed): return "방금: \(deed.korean)"
    case .undoHint: return "u 되돌리기"
    case .tooSmall(let size): return "\(size.columns)x\(size.rows) 이상 필요"
    case .tooSmallNow(let size): return "지금 \(size.columns)x\(size.rows)"
    case .crashed: return "nabla: 프로그램 오류로 끝났어요"
    case .tooSmallKeys: return "q 끝  ? 도움말"
    case .helpTitle: return "키와 기호"
    case .marksTitle: return "화면의 기호"
    case .helpFooter: return "↑ ↓ 넘기기 · / 찾기 · Esc 뒤로"
    case .nothingFound: return "찾은 것이 없어요"
    case .askSeed: return "시드"
    case .askValue(let name): return "\(name)의 값 바꾸기"
    case .inputFooter: return "Enter 확인 · Esc 취소"
    case .computing: return "계산 중 …"
    case .contourTooLarge: return "망이 너무 커서 비용 지형을 그리는 데 몇 분이 걸려요. 그래서 그리지 않아요."
    case .logarithmic: return "로그"
    case .linear: return "선형"
    case .converged: return "기울기 ≈ 0"
    case .correct(let right, let count): return "\(count)개 중 \(right)개 맞음"
    case .bannerCost: return "비용"
    case .bannerRate: return "학습률"
    case .bias: return "편향"
    }
  }

  private static func koreanTitle(of beat: Beat, layers: Int) -> String {
    switch beat {
    case .weightedInputs(let layer): return "순전파: \(layer + 1)층의 z"
    case .activations(let layer): return "순전파: \(layer + 1)층의 a"
    case .cost: return "비용 C"
    case .deltas(let layer): return "역전파: \(layer + 1)층의 δ"
    case .gradient: return "역전파: ∂C/∂w"
    case .update: return "갱신"
    }
  }

  private static func koreanCaption(of beat: Beat, layers: Int, by optimizer: Optimizer.Name) -> String {
    switch beat {
    case .weightedInputs(0):
      return "뉴런마다 입력에 가중치를 곱해 모두 더해요. 이 값이 z예요."
    case .weightedInputs:
      return "이전 층의 출력에 가중치를 곱해 모두 더해요. 이 값이 z예요."
    case .activations:
      return "활성화 함수가 z를 출력 a로 바꿔요."
    case .cost:
      return layers == 0 ? "이 자리에서 식의 값이 비용 C예요." : "출력이 목표에서 얼마나 벗어났을까요? 그 크기가 C예요."
    case .deltas(let layer) where layer == layers - 1:
      return "출력의 z가 변하면 C는 얼마나 변할까요? 그 비율이 δ예요."
    case .deltas:
      return "다음 층의 δ가 가중치를 타고 거꾸로 전해지고, 여기에 활성화 함수의 기울기를 곱해요."
    case .gradient:
      return layers == 0 ? "w마다 구한 식의 기울기예요." : "가중치의 기울기는 δ에 그 가중치로 들어온 값을 곱한 거예요."
    case .update: return koreanMove(by: optimizer)
    }
  }

  private static func koreanMove(by optimizer: Optimizer.Name) -> String {
    switch optimizer.movement {
    case .againstSlope: "모든 매개변수가 한꺼번에, 기울기의 반대쪽으로 움직여요."
    case .byInput: "오차가 0이면 그대로, 아니면 들어온 값만큼 움직여요."
    case .byVelocity: "모든 매개변수가 한꺼번에 -η·v만큼 움직여요. v는 지금까지의 기울기를 쌓은 값이에요."
    case .byVelocityAhead: "모든 매개변수가 한꺼번에 -η·v만큼 움직여요. v는 조금 앞에서 잰 기울기를 쌓은 값이에요."
    case .overRoot: "모든 매개변수가 한꺼번에, 기울기를 √s로 나눠 그 반대쪽으로 움직여요."
    case .byMeans: "모든 매개변수가 한꺼번에 m′/√v′의 반대쪽으로 움직여요. m′은 지금까지 기울기의 평균이에요."
    }
  }
}
