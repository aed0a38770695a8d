// What a recording says of itself, and what each of its moments is.

import NablaCanvas
import NablaLesson
import NablaModel
import NablaPanels
import NablaWords

extension Model {
  /// How a recording of this model begins.
  package func castHeader(idleLimit: Int? = nil) -> CastHeader {
    CastHeader(
      size: size, title: recordingTitle, paper: look.theme.paper, ink: look.theme.ink, idleLimit: idleLimit)
  }

  private var recordingTitle: String { "nabla: " + Sanitized.title(workspace.scene.title[language]) }

  /// The place in a recording: each step is one.
  package var castMarker: String { ExportLabel.marker(step: workspace.cursor.step).text(in: language) }

  /// A page that plays this model's frames.
  package func replayPage() -> ReplayPage {
    func say(_ label: ReplayLabel) -> String { label.text(in: language) }
    return ReplayPage(
      size, theme: look.theme, depth: surroundings.colours,
      words: ReplayWords(
        language: language.rawValue, title: recordingTitle, play: say(.play), pause: say(.pause),
        previousStep: say(.previousStep), previousBeat: say(.previousBeat), nextBeat: say(.nextBeat),
        nextStep: say(.nextStep), speed: say(.speed), enlarge: say(.enlarge), frame: say(.frame),
        characters: say(.characters), keys: say(.keys), needsScript: say(.needsScript)))
  }

  /// A picture that shows this model's frames one after the other.
  package func animatedPicture() -> AnimatedSVG {
    AnimatedSVG(
      size, theme: look.theme, depth: surroundings.colours, title: Sanitized.title(workspace.scene.title[language]),
      description: ExportLabel.description(
        scene: Sanitized.title(workspace.scene.name), step: workspace.cursor.step, cost: situation.step.cost
      ).text(in: language))
  }

  /// This model's frames as pictures apart.
  package func film() -> FrameFilm {
    FrameFilm(depth: surroundings.colours, title: Sanitized.title(workspace.scene.title[language]))
  }

  /// What is shown now, as a moment of a recording.
  package func moment(milliseconds: Int) -> Moment {
    let frame = draw()
    return Moment(
      frame, theme: look.theme, milliseconds: milliseconds, step: workspace.cursor.step,
      beat: litBeat == nil ? 0 : workspace.cursor.beat, marker: castMarker, words: spokenWords(of: frame))
  }

  /// The moment in sentences: where it is in the run, what happens there, and the line below the panels.
  private func spokenWords(of frame: Frame) -> [String] {
    let view = StepView(model: Shown(self))
    let beat = litBeat.map {
      "\(min(workspace.cursor.beat, beats.count - 1) + 1)/\(beats.count) \(view.name(of: $0).text(in: language))"
    }
    let place = ReplayLabel.place(step: workspace.cursor.step, beat: beat, cost: situation.step.cost)
    var words = [place.text(in: language)]
    if litBeat != nil { words.append(view.caption.text(in: language)) }
    let status = arrangement.status
    if !status.isEmpty {
      let row = (status.x..<status.maxX).map { frame[$0, status.y].glyph }.filter { $0 != Cell.rightHalf }
      let line = String(String.UnicodeScalarView(row)).split(separator: " ").joined(separator: " ")
      if !line.isEmpty { words.append(line) }
    }
    return words
  }
}
