import NablaCore
import Testing

@Suite struct `A table of mixed-up classes` {
  /// Outputs that answer with these classes, one sample each.
  private func outputs(_ answers: [Int], classes: Int) -> [Double] {
    answers.flatMap { answer in (0..<classes).map { $0 == answer ? 0.6 : 0.3 } }
  }

  private func table(_ digits: [Int], _ answers: [Int], classes: Int) -> Confusion {
    let targets = digits.flatMap { digit in (0..<classes).map { $0 == digit ? 1.0 : 0 } }
    return Confusion(outputs: outputs(answers, classes: classes), targets: targets, classes: classes)
  }

  @Test func `counts each sample once, in the row of its class and the column of the answer`() {
    let table = table([0, 0, 1, 2, 2, 2], [0, 1, 1, 2, 0, 0], classes: 3)
    #expect(table.counts == [1, 1, 0, 0, 1, 0, 2, 0, 1])
    #expect(table.counts.reduce(0, +) == 6)
    #expect(table.right == 3)
    #expect(table.count(of: 2, takenFor: 0) == 2 && table.count(of: 0, takenFor: 2) == 0)
  }

  @Test func `the most mixed two are counted both ways`() throws {
    let table = table([0, 0, 1, 2, 1, 2], [1, 1, 2, 1, 2, 2], classes: 3)
    // 0 for 1 twice; 1 for 2 twice and 2 for 1 once.
    let mixed = try #require(table.mostMixed)
    #expect(mixed.first == 1 && mixed.second == 2 && mixed.count == 3)
  }

  @Test func `of equals the first two are named, and none where all is right`() throws {
    let mixed = try #require(table([0, 1, 2], [1, 1, 0], classes: 3).mostMixed)
    #expect(mixed.first == 0 && mixed.second == 1 && mixed.count == 1)
    #expect(table([0, 1, 2], [0, 1, 2], classes: 3).mostMixed == nil)
    #expect(Confusion(outputs: [], targets: [], classes: 1).mostMixed == nil)
  }

  @Test(
    arguments: [
      ([1.0, 3, 2], 1), ([2, 2, 1], 0), ([.nan, 1, 2], 2), ([1, .nan, 0], 0), ([.nan, .nan], 0),
      ([-.infinity, .infinity], 1), ([-2, -1], 1), ([5], 0),
    ] as [([Double], Int)])
  func `the greatest output is the answer`(values: [Double], place: Int) {
    #expect(Confusion.greatest(values[...]) == place)
    #expect(Confusion.greatest(([9] + values)[1...]) == place)
  }
}
