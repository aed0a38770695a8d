// A step as a page for a class: worked, to be filled in, or the answers.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaWords

/// One student's page, or one for all.
package struct Worksheet {
  private let scene: Scene
  private let step: TrainingStep
  private let language: Language

  /// - Parameters:
  ///   - scene: with the student's numbers where there is one.
  ///   - step: the step whose numbers are worked.
  ///   - language: of the page's words.
  package init(_ scene: Scene, step: TrainingStep, language: Language) {
    self.scene = scene
    self.step = step
    self.language = language
  }

  /// Whose page it is; nil: nobody's in particular.
  private var student: String? { scene.origin?.student }

  /// The page with its numbers.
  package var worked: Sheet { headed(plain, student.map(WorksheetLabel.student)) }

  /// The page to fill in.
  ///
  /// - Parameter level: how many numbers are left out, one of `BlankSheet.levels`.
  package func blank(level: Int) -> Sheet {
    let blank = BlankSheet(plain, level: level)
    var page = headed(blank.page, student.map(WorksheetLabel.student) ?? .name)
    page.blocks.insert(.paragraph(Prose(WorksheetLabel.fillIn(blank.holes.count).text(in: language))), at: 2)
    return page
  }

  /// The answers to the page to fill in.
  package func key(level: Int) -> Sheet {
    var sheet = Sheet()
    let title = WorksheetLabel.answers(step: step.state.step).text(in: language)
    sheet.blocks.append(.heading(Prose("\(scene.title[language].sanitized(limit: 200)): \(title)"), level: 1))
    let headings = [
      WorksheetLabel.place.text(in: language), SheetLabel.quantity.text(in: language),
      SheetLabel.value.text(in: language),
    ]
    sheet.blocks.append(
      .table(
        headings: headings,
        rows: holes(level: level).map { [Prose("\($0.number)"), .formula($0.symbol), .formula($0.answer)] }))
    return headed(sheet, student.map(WorksheetLabel.student))
  }

  /// The places of the page to fill in, with their answers.
  package func holes(level: Int) -> [BlankSheet.Hole] { BlankSheet(plain, level: level).holes }

  private var plain: Sheet {
    let settings = scene.experiment.settings
    let sheet = WorkedSheet(scene, step: step, settings: settings, language: language)
    switch Objective(scene.experiment) {
    case .network(let cost): return sheet.wholeSheet(of: cost, sample: 0)
    case .formula(let formula):
      let parameters = Array(0..<formula.parameterCount)
      return sheet.formulaSheet(of: parameters, FormulaDerivation(of: formula, at: step.state.parameters))
    }
  }

  /// A page with a line below its title.
  private func headed(_ sheet: Sheet, _ line: WorksheetLabel?) -> Sheet {
    guard let line else { return sheet }
    var sheet = sheet
    sheet.blocks.insert(.paragraph(Prose(line.text(in: language))), at: 1)
    return sheet
  }
}
