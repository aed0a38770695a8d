// The words on a worksheet that a class fills in, around the words of the worked sheet.

/// A line on a worksheet or on its answers.
package enum WorksheetLabel: Wording {
  case student(String)
  /// Where a name is written by hand.
  case name
  /// What to do with so many places.
  case fillIn(Int)
  /// The title of the answers, after the scene's.
  case answers(step: Int)
  case place

  package var korean: String {
    switch self {
    case .student(let name): return "학생: \(name)"
    case .name: return "이름: ____________________"
    case .fillIn(let count): return "빈칸 \(count)개를 번호 순서대로 채워 보세요. 상자 안의 번호는 그 빈칸에 쓴 수예요. 수는 여섯 자리까지 구해요."
    case .answers(let step): return "스텝 \(step)의 답"
    case .place: return "번호"
    }
  }

  package var english: String {
    switch self {
    case .student(let name): return "Student: \(name)"
    case .name: return "Name: ____________________"
    case .fillIn(let count):
      return "Fill in the \(count) \(count == 1 ? "place" : "places") in the order of their numbers, to six digits. "
        + "A number in a box is what you wrote in that place."
    case .answers(let step): return "Step \(step), answers"
    case .place: return "place"
    }
  }
}
