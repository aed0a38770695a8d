// The page on writing a scene, in Korean.

extension SceneGuide {
  /// - Parameter scene: the smallest scene, indented.
  static func korean(_ scene: String) -> String {
    """
    나만의 장면 쓰기

    장면은 이름이 .yaml로 끝나는 텍스트 파일이에요. 무엇이 배우는지, 무엇을 보고
    배우는지, 무슨 이야기를 들려주고 싶은지 적어요.

      nabla new my.yaml                  설명이 달린 장면을 하나 만들어요
      nabla new --from spiral my.yaml    들어 있는 장면을 베껴서 시작해요
      nabla check my.yaml                틀린 곳을 알려 줘요. 다 맞으면 ok
      nabla my.yaml                      열어요. 고친 뒤 Ctrl+O로 다시 읽어요

    가장 짧은 장면:

    \(scene)

    쓰는 법: 낱말, 쌍점(:), 빈칸, 값 순서로 써요. 낱말에 딸린 것은 아랫줄에 빈칸
    두 개만큼 들여 써요. 탭은 쓰지 않아요. 목록은 줄마다 "- "로 시작해요. { }는
    묶음, [ ]는 목록을 한 줄에 쓸 때 써요. 문장은 "따옴표" 안에 쓰고,
    # 뒤는 나만 보는 메모예요.

    들어가는 것 (network와 data는 꼭 있어야 해요. 모든 말은 nabla guide --words에):

      title           제목. { ko: …, en: … } 또는 두 언어에서 함께 쓸 "제목"
      lesson          설명 목록. 하나가 한 쪽이고, 짧게 네 줄까지가 좋아요
      question        먼저 물을 것(guess: w5). 답 answer는 reveal: 30이면
                      30스텝에서, change activation=tanh 30이면 바꿔야 보여요
      notes           가르치는 분을 위한 메모 목록 (adapted:는 x로 저장할 때 써져요)
      network         inputs는 들어가는 수의 개수, layers는 첫 은닉층부터 출력층
                      까지의 목록: { units: 3, activation: tanh, bias: false }.
                      실행 중에는 :layers 2-3:tanh:no-bias-1처럼 바꿔요
      data            samples: - { input: [0, 1], target: [1] } 를 이어 쓰거나,
                      generator: spiral, function: "sin(3*x1)", file: table.csv
                      (마지막 열들이 목표) 가운데 하나. features: ["x1", "x1^2"]는
                      입력 대신 넣을 값, test: 0.3은 안 배우고 시험할 샘플의 비율
      numbering       by-target이면 번호도 목록도 x1→h1, x2→h1, 그다음 x1→h2 …
      initialization  { scheme: xavier, seed: 7 } 또는 내가 정한 수. 한 줄로 쓰면
                      나가는 쪽 차례로 x1→h1, x1→h2, 그다음 x2→h1 …, 책에 적힌
                      행렬은 그대로, 받는 뉴런마다 한 줄씩. 아래 둘은 같아요
                      { weights: [.15, .25, .20, .30, .40, .45] }
                      { weights: [[[.15, .20], [.25, .30]], [[.40, .45]]] }
      loss            mse (y-a)², half-mse ½(y-a)², mae |y-a|, log-loss, softmax
                      에는 cross-entropy. C는 출력끼리 더하고 샘플로 평균 낸 값
      training        { optimizer: adam, learning-rate: 0.1, batch: 4 }, 그 안에
                      regularization: { l2: 0.01 }, frozen: biases, schedule: …
      contour         { x: w1, y: w2 }. 비용의 지형에서 볼 매개변수 두 개
      panels          처음에 보일 것. [data, network, loss, lesson]
      runs            m을 누르면 비교할 것, 다른 점만: [{ learning-rate: 0.1 }]

    network와 data 대신 cost: "w1^2 + 10*w2^2" 라고 쓰면 내려갈 지형이 돼요.

    check 읽는 법. 찾은 틀린 곳을 한 줄에 하나씩 알려 줘요.

      my.yaml:4:31: error: activation에 'sigmiod'는 없어요 (혹시 'sigmoid'인가요?)

    4번째 줄 31번째 글자의 말을 몰라서 sigmoid냐고 묻는 거예요. 아래 줄은 윗줄
    때문일 수 있으니 맨 윗줄부터 고쳐요. ok가 나오면 nabla my.yaml로 열어 보세요.
    ~/.local/share/nabla/scenes에 두면 nabla my처럼 이름만으로 열려요.

    """
  }
}
