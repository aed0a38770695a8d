// The words about a layer as a matrix product.

import NablaCanvas

/// A heading or a sentence of the panel of matrices.
package enum MatrixLabel: Wording {
  case layer(Int)
  case rowsAndColumns
  case whyTransposed
  case whyShort
  case everyRow
  case noHiddenLayer
  case noHiddenShort

  package var korean: String {
    switch self {
    case .layer(let number): return "\(number)층"
    case .rowsAndColumns: return "W의 한 행은 뉴런 하나로 들어오는 가중치예요. 크기는 (출력 × 입력)이에요."
    case .whyTransposed:
      return "샘플 하나는 X의 한 행이에요. W를 왼쪽에 두면 그 행을 세워야(xᵀ) 곱할 수 있어요. 양쪽을 전치하면 순서가 바뀌어 x·Wᵀ가 되고, 모든 행을 한 번에 곱해요."
    case .whyShort: return "전치하면 곱의 순서가 바뀌어요."
    case .everyRow: return "편향 b는 모든 행에 똑같이 더해요."
    case .noHiddenLayer: return "은닉층이 항등 함수라서 행렬 둘이 하나로 곱해져요. 은닉층이 없는 것과 같아요."
    case .noHiddenShort: return "은닉층이 없는 것과 같아요."
    }
  }

  package var english: String {
    switch self {
    case .layer(let number): return "layer \(number)"
    case .rowsAndColumns: return "A row of W holds the weights into one neuron; its shape is (outputs × inputs)."
    case .whyTransposed:
      return
        "A sample is a row of X. With W on its left the row has to stand upright, xᵀ. Transposing both sides turns the order round, x·Wᵀ, which does all rows at once."
    case .whyShort: return "Transposing turns the order round."
    case .everyRow: return "The bias b is added to every row."
    case .noHiddenLayer:
      return "The hidden layers are identities, so the matrices multiply into one: it is no hidden layer at all."
    case .noHiddenShort: return "This is no hidden layer at all."
    }
  }
}
