// The Korean words.

import NablaCanvas
import NablaCore
import NablaLesson

extension Phrase {
  package var korean: String {
    switch self {
    case .sceneOpened(let title): return "‘\(title[.ko])’ 장면을 열었어요"
    case .sceneFailed(let line, let more): return more > 0 ? "\(line.ko) (그 밖에 \(more)개)" : line.ko
    case .mouseOn: return "마우스 켬"
    case .mouseOff: return "마우스 끔: 이제 터미널에서 글자를 선택할 수 있어요"
    case .speedSet(let pace): return "속도: \(Label.pace(pace).korean)"
    case .speedAutomatic: return "속도: 자동 (처음에는 천천히)"
    case .animationSet(let isOn): return isOn ? "움직임 켬" : "움직임 끔: 재생해도 0.5초에 한 번만 바뀌어요"
    case .fanNeedsPlane: return "매개변수가 하나면 모든 η가 곡선 위에 있어요. rates 패널에서 보세요"
    case .noFanOnSurface: return "곡면에는 부채꼴을 그리지 않아요. v 키로 등고선을 고르세요"
    case .tooLargeForFlow(let count): return "매개변수가 \(count)개면 η → 0의 길을 따라가기에 너무 오래 걸려요"
    case .sweepHereNeedsSteadyRate: return "η가 스텝에 따라 달라져서, 여기서부터 학습률을 견줄 수는 없어요"
    case .sweepIsFromHere: return "지금이 출발점이에요. 몇 스텝 간 다음 @를 눌러 보세요"
    case .testStopped(let patience, let best):
      return "\(patience)스텝 동안 시험 비용이 더 내려가지 않았어요. 가장 낮은 곳은 \(best)스텝이에요(:스텝 best)"
    case .heightIsTarget: return "샘플의 높이가 곧 목표값이에요. 위아래로 옮겨 보세요"
    case .noPlaneOfSamples: return "이 그림에서는 샘플을 짚을 수 없어요. :점(points)으로 숫자를 넣어 보세요"
    case .testSet(let share, let held, let all):
      return share == nil ? "시험용 샘플 없음, 0스텝부터" : "샘플 \(all)개 중 \(held)개를 시험용으로 남김, 0스텝부터"
    case .putDownFirst: return "들고 있는 샘플부터 내려놓으세요(Enter, 그만두려면 Esc)"
    case .noSampleHere: return "여기에는 샘플이 없어요"
    case .nothingHeldOut: return "시험용으로 남긴 샘플이 없어요. 먼저 test 0.3처럼 남겨 두세요"
    case .targetReached(let step, let cost): return "\(step)스텝에서 목표 비용 \(Words.short(cost)) 도달"
    case .perceptronSettled(let step): return "한 에포크 동안 틀린 것이 없어요: \(step)스텝에서 학습 끝"
    case .slopeIsFlat(let step, let place, let ofMoving):
      let start = "\(step)스텝에서 \(ofMoving ? "움직이는 것의 " : "")기울기 ≈ 0"
      switch place {
      case nil: return "\(start): 평평할 뿐, 바닥이라는 보장은 없어요"
      case .minimum: return "\(start): 극솟값(둘레에서 가장 낮은 곳)이에요. 더 낮은 곳이 따로 있을 수도 있어요"
      case .valley: return "\(start): 아래로는 거의 안 휘었어요. 골짜기 바닥이거나 아주 완만한 비탈이에요"
      case .saddle: return "\(start): 안장점이에요. 옆으로는 아직 내려갈 수 있어요"
      case .maximum: return "\(start): 꼭대기예요. 바닥이 아니에요"
      case .plateau: return "\(start): 휜 정도도 ≈ 0이라 평평해요. 그것만으로 다 배운 것은 아니에요"
      }
    case .diverged(let cause):
      if cause.step == 0 { return "나아갈 수 없어요: \(cause.korean). e로 값을 바꿔 보세요" }
      if case .slopeNotDefined = cause { return "발산: \(cause.korean). [ 뒤로" }
      return "발산: \(cause.korean). [ 뒤로, - 학습률 낮추기"
    case .valueSet(let name, let value): return "\(name) = \(Words.short(value))"
    case .rateSet(let rate): return "학습률 η = \(Words.short(rate))"
    case .activationSet(let activation): return "활성화 함수 \(activation.rawValue)"
    case .layerActivationSet(.layer(let layer), let activation):
      return "\(layer + 1)층 활성화 함수 \(activation.rawValue)"
    case .layerActivationSet(.output, let activation): return "출력층 활성화 함수 \(activation.rawValue)"
    case .layerActivationSet(.all, let activation): return "활성화 함수 \(activation.rawValue)"
    case .optimizerSet(let name): return "옵티마이저 \(name.rawValue)"
    case .settingSet(.l1, let text, _): return "규제 l1 = \(text)"
    case .settingSet(.l2, let text, _): return "규제 l2 = \(text)"
    case .settingSet(.schedule, let text, let isInUse):
      return isInUse ? "학습률 일정: \(text)" : "학습률을 그대로 둬요"
    case .settingSet(.patience, let text, let isInUse):
      return isInUse ? "시험 비용이 \(text)스텝 동안 안 내려가면 멈춰요" : "시험 비용과 상관없이 계속 가요"
    case .settingSet(.frozen, let text, let isInUse):
      return isInUse ? "고정: \(text)" : "고정을 모두 풀었어요"
    case .constantSet(let constant, let value): return "\(constant.symbol) = \(Words.short(value))"
    case .batchSet(let batch): return Words.batch(batch).map { "배치 크기 \($0)" } ?? "배치: 샘플 전체"
    case .lossSet(let loss): return "손실 \(loss.rawValue)"
    case .initializationSet(let name): return "초기화 \(name.rawValue), 처음부터 다시"
    case .seedSet(let seed): return "시드 \(seed), 0스텝부터"
    case .dataSet(let text): return "데이터 \(text), 0스텝부터"
    case .featuresSet(let names):
      return "신경망에 \(names.isEmpty ? "입력 그대로" : names.joined(separator: ", ")) 넣음, 0스텝부터"
    case .pointsEdited(let edits, let inputs): return SamplePhrase(edits, inputs: inputs).korean
    case .dataRefused(let refusal): return SamplePhrase.korean(refusal)
    case .restarted: return "같은 가중치로 처음부터 다시"
    case .runTakenOut(let name): return "비교에서 뺀 실행: \(name)"
    case .runDropped(let name):
      return "실행 \(Particle.attach(name, .topic)) 지워졌어요: 최대 \(RunLimits.mostKept)개까지 남겨요"
    case .predictAndChange(let isShown):
      return isShown ? "먼저 예측한 뒤, 질문대로 바꿔서 실행하세요" : "H로 질문을 읽고 예측한 뒤, 질문대로 바꿔서 실행하세요"
    case .predictFirst(let isShown):
      return isShown ? "먼저 예측한 뒤 Space로 실행하세요" : "H로 질문을 읽고, 예측한 뒤 Space로 실행하세요"
    case .questionAhead: return "이 장면에는 질문이 있어요. Space로 멈추고 H로 읽어 보세요"
    case .questionFirst: return "멈췄어요. 답을 보기 전에 질문이 있어요: H로 읽고 예측해 보세요"
    case .questionBehind: return "이 장면의 질문과 그 답은 H로 볼 수 있어요"
    case .answerShown: return "이제 답을 볼 수 있어요: H"
    case .undone(.guess(.takenBack)): return "거두었던 예측을 다시 적었어요"
    case .undone(.guess): return "적었던 예측을 지웠어요"
    case .undone(.sceneOpened): return "장면 바꾸기를 되돌렸어요"
    case .undone(.raceEnded): return "비교 끝내기를 되돌렸어요"
    case .undone(.restarted): return "처음부터 다시 한 것을 되돌렸어요"
    case .undone(let deed): return "‘\(deed.korean)’ 변경을 되돌렸어요"
    case .redone(let deed): return "다시 실행: \(deed.korean)"
    case .fromStep(let deed, let step): return "\(deed.korean), \(step)스텝부터"
    case .travelling(let step, let target): return "\(target)스텝으로 가는 중: \(step) … 아무 키나 누르면 멈춰요"
    case .settingsWrong(let line, let more):
      return "설정 파일이 잘못된 곳은 기본값으로 열었어요 (nabla config): \(line.ko)" + (more > 0 ? " (그 밖에 \(more)개)" : "")
    case .notRemembered(let reason): return "다음에 쓸 수 있게 저장하지 못했어요: \(reason.ko)"
    case .exported(let notice): return notice.korean
    case .localeMissing(let name): return "\(name) 로캘이 설치되어 있지 않아서 UTF-8로 보여요"
    case .sampleChosen(let number, let count): return "샘플 \(number)/\(count)"
    case .lossScaleSet(let isLogarithmic): return isLogarithmic ? "비용 축: 로그" : "비용 축: 선형"
    case .languageSet: return "한국어"
    case .glyphsSet(let level):
      switch level {
      case .braille: return "그리기: 점자"
      case .blocks: return "그리기: 블록"
      case .ascii: return "그리기: ASCII"
      }
    case .signsSet(.usual): return "보통 기호"
    case .signsSet(.narrow): return "좁은 기호: 화살표는 ->, 편미분 기호는 d"
    case .firstLook: return "⠿ 자리에 네모가 보이면 g, →∂◉▸ 기호가 겹치면 :signs narrow"
    case .themeSet(let theme): return "테마 \(theme.rawValue)"
    case .raceStarted(let count, let sharesStart, let dropped):
      let start = "실행 \(count)개를 \(sharesStart ? "같은 출발점에서" : "저마다 다른 출발점에서") 비교해요"
      guard !dropped.isEmpty else { return start }
      let list = dropped.map(\.korean).joined(separator: ", ")
      return "\(start). 바꿔 둔 \(Particle.attach(list, .topic)) 여기 없어요"
    case .raceOver(let step, let ends):
      let list = ends.map { VerdictLabel.standing($0).korean }.joined(separator: ", ")
      return "스텝 \(step): 모든 실행이 끝났어요 (\(list))"
    case .raceEnded: return "비교를 끝냈어요"
    case .goesOn(let name): return "실행 \(Particle.attach(name, .direction)) 계속해요"
    case .handedOver(let diverged, let next):
      return "실행 \(Particle.attach(diverged, .subject)) 발산해서 실행 \(Particle.attach(next, .object)) 보여요"
    case .noRace: return "비교하는 실행이 없어요. m으로 시작하세요"
    case .parameterSelected(let name): return "\(Particle.attach(name, .object)) 골랐어요"
    case .precisionSet(.exact): return "반올림하지 않은 정확한 값으로 계산해요"
    case .precisionSet(.rounded(let decimals)): return "계산할 때마다 소수 \(decimals)자리로 반올림해요"
    case .precisionSet(.cut(let decimals)): return "계산할 때마다 소수 \(decimals)자리에서 버림해요"
    case .valueAssumed(let symbol, let value):
      return "\(symbol) = \(Particle.attach(Words.short(value), .direction)) 놓고 나머지를 계산했어요"
    case .assumptionTaken(let symbol): return "\(Particle.attach(symbol, .topic)) 다시 계산한 값이에요"
    case .assumptionsEnded: return "직접 넣은 값은 다른 스텝이나 샘플의 것이라, 다시 계산한 값을 보여요"
    case .landscapeSet(.lines): return "비용 지형: 등고선"
    case .landscapeSet(.shaded): return "비용 지형: 높이마다 다른 색"
    case .landscapeSet(.both): return "비용 지형: 색과 등고선"
    case .landscapeSet(.basins): return "비용 지형: 지금 η로 출발점마다 닿는 극솟값"
    case .fanSet(let steps): return "부채꼴: 모든 η가 여기서 \(steps)스텝 뒤에 닿는 곳"
    case .fanOff: return "부채꼴 끔"
    case .flowSet(true): return "출발점에서 η → 0으로 갈 때의 길 (점선)"
    case .flowSet(false): return "η → 0의 길 끔"
    case .basinStepsSet(let steps): return "출발점마다 \(steps)스텝"
    case .landscapeSet(.surface): return "비용 지형: 곡면. Shift+화살표로 돌려 보세요"
    case .axesSet(let x, let y): return "등고선 C(\(x), \(y))"
    case .planeRandom(false): return "무작위 방향 둘의 평면이에요. 두 방향의 길이는 매개변수 전체의 길이와 같아요"
    case .planeRandom(true): return "무작위 방향 둘의 평면이에요. 길이는 뉴런마다 가중치의 길이와 같아요"
    case .planePrincipal: return "지나온 길이 가장 넓게 퍼진 두 방향의 평면이에요"
    case .startedOnMap(let factor, let rate):
      return "새로 출발: 시작값 ×\(RatesLabel.number(factor)), η \(RatesLabel.number(rate))"
    case .startedAt(let place): return "새로 출발: \(place)"
    case .raceStartedAt(let place, let count): return "실행 \(count)개가 모두 새로 출발: \(place)"
    case .rateAgainstLimit(let rate, let limit, let below, let above):
      let bound = Particle.attach(Words.limit(limit, beside: rate), .topic)
      let place = "(한계 \(bound) \(Particle.attach(Words.short(below), .and)) \(Words.short(above)) 사이예요)"
      return rate > limit
        ? "η = \(Words.short(rate)), 여기서의 한계보다 커요 \(place)"
        : "η = \(Words.short(rate)), 여기서의 한계\(rate < limit ? "보다 작아요" : "와 같아요") \(place)"

    case .guess(let label): return label.korean
    case .terms(let label): return label.korean
    case .viewportLimit: return "더는 안 돼요: 눈금을 구별할 수 없어요"
    case .tiltLimit: return "더는 기울일 수 없어요"
    case .pasteIgnored: return "붙여 넣은 텍스트는 키로 쓰지 않아요. 먼저 입력란을 여세요"
    case .notASeed: return "0부터 9223372036854775807까지의 정수를 입력하세요"
    case .notAValue: return "-0.25나 1e-3 같은 수를 입력하세요"
    case .atTheStart: return "여기가 처음이에요"
    case .atTheLatest: return "가장 나중 스텝이에요. ] 키로 다음 스텝을 만들어요"
    case .fastestAlready: return "가장 빠른 속도예요"
    case .slowestAlready: return "가장 느린 속도예요"
    case .noSamples: return "샘플이 없어요: 비용이 식으로 주어졌어요"
    case .oneSampleInStep(let number): return "이 스텝은 샘플 \(number) 하나만 봐요"
    case .oneSample: return "샘플이 하나뿐이에요"
    case .seedNotUsed(let name): return "\(name.rawValue) 초기화는 시작값이 정해져 있어 시드를 쓰지 않아요. i를 거듭 눌러 무작위 초기화를 고르세요"
    case .rateHighest: return "학습률을 더 올릴 수 없어요"
    case .rateLowest: return "학습률을 더 내릴 수 없어요"
    case .nothingCycled: return "아직 바꾼 설정이 없어요"
    case .noScenes: return "장면이 없어요"
    case .nothingToUnfold: return "이 줄에는 더 펼칠 것이 없어요"
    case .contourNotShown: return "등고선이 화면에 없어요. 번호 키로 띄우세요"
    case .oneParameter: return "매개변수가 하나뿐이에요"
    case .noOtherPlane: return "아직 다른 평면이 없어요: 가중치가 모두 0이고 지나온 길도 짧아요"
    case .pathTooShort: return "다시 두 매개변수의 평면이에요. 경로의 평면은 길이 한 번은 꺾여야 볼 수 있어요"
    case .noPointingAtSurface: return "곡면에서는 한 곳을 짚을 수 없어요. v로 등고선을 고르세요"
    case .raceHasOwnStarts: return "출발점이 서로 다른 실행들이에요. 먼저 M으로 비교를 끝내세요"
    case .noSuchPanel(let number, let last): return "\(number)번 패널은 없어요: 모두 \(last)개예요"
    case .noNetwork: return "신경망이 없어요: 비용이 식으로 주어졌어요"
    case .noLesson: return "이 장면에는 설명이 없어요"
    case .firstPage: return "설명의 첫 쪽이에요"
    case .noNotes: return "이 장면에는 수업 노트가 없어요"
    case .signsTooWide: return "이 터미널은 선과 그리스 문자를 두 칸으로 그려서 ASCII로만 줄이 맞아요"
    case .hangulTooNarrow: return "이 터미널은 한글을 한 칸으로 그려서 영어로만 줄이 맞아요"
    case .terminalNotUnicode: return "로캘은 UTF-8인데 터미널은 아니어서 ASCII만 제대로 보여요"
    case .asciiOnly: return "이 로캘에서는 ASCII만 보여요. UTF-8 로캘을 쓰세요"
    case .nothingToUndo: return "되돌릴 것이 없어요"
    case .nothingToRedo: return "다시 실행할 것이 없어요"
    case .formulaStartsAsGiven: return "식은 장면에 적힌 곳에서 출발해요"
    case .perceptronNeedsStep: return "퍼셉트론 규칙에는 계단 함수가 필요해요. o 키로 옵티마이저를 바꾸세요"
    case .activationFixedByLoss(let loss) where loss.partner == .softmax:
      return "교차 엔트로피에는 소프트맥스 출력이 필요해요. f 키로 손실을 바꾸세요"
    case .activationFixedByLoss: return "로그 손실에는 시그모이드 출력이 필요해요. f 키로 손실을 바꾸세요"
    case .ruleHasNoSlope: return "퍼셉트론 규칙은 기울기를 쓰지 않아요. o 키로 옵티마이저를 바꾸세요"
    case .tooLargeToCheck: return "신경망이 너무 커요: 매개변수마다 샘플 전체를 순전파로 두 번 지나야 해요"
    case .targetsOutsideUnit(let target):
      return "로그 손실의 목표는 0 이상 1 이하여야 하는데 \(Words.short(target))인 것이 있어요. f 키로 손실을 바꾸세요"
    case .targetsNoShares: return "교차 엔트로피의 목표는 더해서 1이어야 해요. f 키로 손실을 바꾸세요"
    case .doesNotFit(let word): return "\(word): 지금 설정에는 쓸 수 없어요"
    case .layersSet(let sizes): return "신경망 \(sizes): 0스텝부터 다시 시작해요"
    case .layersSetHere(let sizes, let step): return "신경망 \(sizes): \(step)스텝의 값으로 0스텝부터 시작해요"
    case .layersKeepEnds(let inputs, let outputs):
      return "입력 \(inputs)개와 출력 \(outputs)개는 데이터를 따라요. 입력은 features로 바꿀 수 있어요"
    case .noLayer(let layer, let last): return "\(layer)층은 없어요: 마지막이 \(last)층이에요"
    case .bypassNeedsEqualSizes(let layer, let inputs, let units):
      return "\(layer)층에는 지름길을 놓을 수 없어요: 들어오는 값 \(inputs)개, 뉴런 \(units)개"
    case .noLayerForBypass: return "들어오는 값과 뉴런의 수가 같은 은닉층이 없어서 지름길을 놓을 수 없어요"
    case .softmaxOnlyAtOutput: return "소프트맥스는 출력층에만 쓸 수 있어요"
    case .softmaxNeedsSeveral: return "출력이 하나면 소프트맥스는 언제나 1이에요"
    case .softmaxNeedsNoBypass: return "소프트맥스는 지름길과 함께 쓸 수 없어요"
    case .largestNetwork: return "더 큰 신경망은 만들 수 없어요"
    case .noHiddenNeuron: return "뺄 은닉 뉴런이 없어요"
    case .penaltyNeedsNetwork: return "이 비용은 수식이에요. 더할 것은 수식에 직접 써요"
    case .perceptronHasNoCost: return "퍼셉트론 규칙은 비용을 따라 내려가지 않아서 더할 곳이 없어요"
    case .onlyAxes: return "등고선의 축 말고는 매개변수가 없어요"
    case .dataNotMade: return "샘플을 하나씩 적은 데이터예요. 먼저 data moons처럼 만드는 데이터를 고르세요"
    case .noConstant(let constant, let optimizer):
      let owners = constant.owners.map(\.rawValue).joined(separator: "·")
      return "\(constant.symbol): \(optimizer.rawValue)에는 없는 상수예요. \(owners)에 있어요"
    case .projectorShowsOne: return "프로젝터 보기에는 패널이 하나예요. p 키로 원래 화면이 돌아와요"
    case .noAlternative: return "이 신경망에 맞는 다른 것이 없어요"
    }
  }
}
