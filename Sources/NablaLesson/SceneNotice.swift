// What is odd about a data file, though it can be trained on.

/// Something a learner should know about the data.
package enum SceneNotice: Equatable, Sendable {
  /// A single sample: there is nothing to generalize from.
  case oneSample
  /// These input columns, counted from 1, hold one value only.
  case constantInputs([Int])
  /// These target columns, counted from 1, hold one value only.
  case constantTargets([Int])

  /// The notice as a sentence.
  package var text: LocalizedText {
    switch self {
    case .oneSample:
      return LocalizedText(ko: "샘플이 하나뿐입니다.", en: "There is only one sample.")
    case .constantInputs(let columns):
      let list = Self.list(columns)
      return LocalizedText(
        ko: "입력 열 \(list): 모든 샘플에서 값이 같아 신호가 없습니다.",
        en: "Input \(columns.count == 1 ? "column" : "columns") \(list): no signal, the same value in every sample.")
    case .constantTargets(let columns):
      let list = Self.list(columns)
      return LocalizedText(
        ko: "목표 열 \(list): 모든 샘플에서 값이 같아 신호가 없습니다.",
        en: "Target \(columns.count == 1 ? "column" : "columns") \(list): no signal, the same value in every sample.")
    }
  }

  private static func list(_ columns: [Int]) -> String {
    let shown = columns.prefix(5).map(String.init).joined(separator: ", ")
    return columns.count > 5 ? "\(shown), … (\(columns.count))" : shown
  }
}
