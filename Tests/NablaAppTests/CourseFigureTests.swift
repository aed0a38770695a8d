// Every figure of the course, read from the panel that claims it and gone when the scene's settings change.

import NablaCanvas
import NablaLesson
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaScreen

@Suite struct `The course's figures` {
  /// What the panel says in each language and size.
  private static let stages: [(Size, Language)] = [
    (Size(columns: 80, rows: 24), .ko), (Size(columns: 200, rows: 60), .en),
  ]

  @Test(arguments: CourseFigure.all) func `stand in the panel that claims them`(figure: CourseFigure) {
    for (size, language) in Self.stages {
      let text = figure.text(of: figure.opened, size: size, language: language)
      for quoted in figure.figures {
        let isThere = CourseFigure.says(text, quoted)
        #expect(isThere, "\(quoted) at \(size) \(language) in: \(text)")
      }
    }
  }

  @Test(arguments: CourseFigure.all.filter(\.followsFromScene))
  func `go when what they follow from changes`(figure: CourseFigure) throws {
    let changed = try #require(figure.changed)
    let (size, language) = Self.stages[1]
    let text = figure.text(of: changed, size: size, language: language)
    #expect(!text.isEmpty)
    for quoted in figure.figures {
      let isStillThere = CourseFigure.says(text, quoted)
      #expect(!isStillThere, "\(quoted) still in: \(text)")
    }
  }

  /// Course row 5: the slopes by z of the two losses stand in one column, one 28 times the other.
  @Test func `say how much faster log loss moves at z of 4`() throws {
    let figure = CourseFigure(5, "log-loss", .panel(.errors))
    let text = figure.text(of: figure.opened, size: Size(columns: 80, rows: 24), language: .en)
    func slope(_ loss: String) throws -> Double {
      let row = try #require(text.firstRange(of: " \(loss) "))
      return try #require(text[row.upperBound...].split(separator: " ").prefix(4).compactMap { Double($0) }.last)
    }
    #expect(abs(try slope("log-loss") / slope("mse") - 28.3) < 0.05)
  }

  /// The rows whose scenes are made for the derivation and the pictures around it.
  @Test func `are there for each row`() {
    let rows = Set(CourseFigure.all.map(\.row))
    for row in [1, 2, 3, 4, 5, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 22, 23, 25, 26, 27] {
      #expect(rows.contains(row), "row \(row)")
    }
  }

  @Test func `are found as whole numbers only`() {
    #expect(CourseFigure.says("C = 0.125", "0.125"))
    #expect(CourseFigure.says("0.125 (-0.5)", "-0.5"))
    #expect(!CourseFigure.says("C = 0.1255", "0.125"))
    #expect(!CourseFigure.says("10.125 1,0.125", "0.125"))
    #expect(!CourseFigure.says("-2.5 99,000 99e-3", "-2"))
    #expect(!CourseFigure.says("99,000 99e-3", "99"))
    #expect(CourseFigure.says("0.125. 0.125, and", "0.125"))
    #expect(CourseFigure.says("-0.00635808", "-0.006358…"))
    #expect(CourseFigure.says("10.125 0.125", "0.125"))
  }
}
