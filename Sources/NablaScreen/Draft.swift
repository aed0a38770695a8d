// Files that the learner takes away, as texts: the world outside only has to write them.

import NablaCanvas
import NablaCore
import NablaExports
import NablaLesson
import NablaModel
import NablaScenes
import NablaWords

extension Model {
  /// The kinds of files that there are of this scene.
  package var exportKinds: [ExportKind] {
    ExportKind.allCases.filter { kind in
      switch kind {
      case .sheet: !usesPerceptronRule
      case .program: PythonProgram.problem(with: exportedScene.experiment) == nil
      case .map, .mapJSON, .mapPicture: arrangement.rect(of: .map) != nil && shownMap?.isFinished == true
      case .rates, .ratesJSON: arrangement.rect(of: .rates) != nil && shownSweep?.isFinished == true
      case .basins, .basinsJSON, .basinsPicture:
        showsBasins && arrangement.rect(of: .contour) != nil && shownBasins?.isFinished == true
      case .picture, .run, .lines, .scene, .page, .command: true
      }
    }
  }

  /// What a kind of file holds now.
  package func draft(of kind: ExportKind) -> Draft {
    switch kind {
    case .picture: return draft(kind, picture(of: draw()))
    case .run, .lines:
      let compared = workspace.runs.filter { $0.entry != nil }
      let table =
        compared.isEmpty
        ? RunTable(workspace.history)
        : RunTable(comparing: compared, at: workspace.cursor.step, in: language)
      var draft = draft(kind, kind == .run ? table.text : table.lines)
      draft.stride = table.stride
      return draft
    case .scene: return draft(kind, SceneWriter.write(exportedScene))
    case .sheet:
      let sheet = WorkedSheet(
        workspace.scene, step: situation.step, settings: situation.settings, precision: look.derivation.precision,
        language: language)
      switch situation.source {
      case .network(let passes): return draft(kind, sheet.wholeSheet(of: passes.cost, sample: sample).markdown)
      case .formula(let formula):
        let derivation = FormulaDerivation(
          of: formula, at: situation.parameters, precision: look.derivation.precision)
        return draft(kind, sheet.formulaSheet(of: Array(0..<names.count), derivation).markdown)
      }
    case .program:
      let steps = workspace.cursor.step
      let program = PythonProgram(
        exportedScene, steps: steps > 0 ? steps : PythonProgram.usualSteps, framework: .numpy, language: language,
        isOfScreen: true)
      return draft(kind, program.text)
    case .page:
      let replay = replay()
      var draft = draft(kind, replay.text)
      draft.stride = replay.stride
      return draft
    case .command: return draft(of: reproducingCommand)
    case .map: return draft(kind, exportedMap?.csv ?? "")
    case .mapJSON: return draft(kind, exportedMap?.json ?? "")
    case .rates:
      let (curves, hasTest) = exportedCurves
      return draft(kind, SweepTable.csv(curves, hasTest: hasTest))
    case .ratesJSON:
      let (curves, hasTest) = exportedCurves
      return draft(
        kind, SweepTable.json(curves, steps: look.rates.steps, limit: shownSweep?.limit, hasTest: hasTest))
    case .basins: return draft(kind, exportedBasins?.csv ?? "")
    case .basinsJSON: return draft(kind, exportedBasins?.json ?? "")
    case .basinsPicture:
      let map = exportedBasins
      let text = map?.picture.svg(
        title: workspace.scene.title[language] + " · " + MapLabel.basins.text(in: language),
        legend: map?.legend(steps: look.ways.basinSteps).map { $0.text(in: language) } ?? [])
      return draft(kind, text ?? "")
    case .mapPicture:
      let text = exportedMap?.picture(rate: "η", scale: MapLabel.factor.text(in: language)).svg(
        title: workspace.scene.title[language] + " · " + MapLabel.rateByStart.text(in: language),
        legend: [MapLabel.colours(steps: look.map.steps).text(in: language)])
      return draft(kind, text ?? "")
    }
  }

  /// The map on screen, as `nabla map` prints one.
  private var exportedMap: RateStartMap? {
    guard let map = shownMap else { return nil }
    let ends = map.ends.compactMap(\.self)
    guard ends.count == map.ends.count else { return nil }
    return RateStartMap(learningRates: map.rates, scales: map.factors, ends: ends)
  }

  /// A script that opens the screen again, and beside it says how to make its picture.
  func draft(of command: ReproducingCommand) -> Draft {
    // What it cannot make again is said first.
    let missing = command.missing.map { "# \(CommandLabel.missing($0).text(in: look.language))\n" }.joined()
    let text = "#!/bin/sh\n\(missing)\(command.line(after: "nabla"))\n# \(pictureLine(of: command))\n"
    return draft(.command, text)
  }

  private func draft(_ kind: ExportKind, _ text: String) -> Draft {
    Draft(stem: fileStem, ending: kind.ending, text: text)
  }

  /// How files of this scene are called: `nabla-` and the scene's name, without what a shell or a folder takes for its
  /// own.
  package var fileStem: String {
    let name = workspace.scene.name.prefix(60).map { character -> Character in
      let isPlain = character.isLetter || character.isNumber || character == "-" || character == "_"
      return isPlain && character.unicodeScalars.count == 1 ? character : "-"
    }
    return "nabla-" + (name.isEmpty ? "scene" : String(name))
  }
}
