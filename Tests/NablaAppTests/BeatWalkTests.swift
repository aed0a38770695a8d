import NablaCanvas
import NablaScenes
import Testing

@testable import NablaDiagrams
@testable import NablaModel
@testable import NablaScreen

@Suite struct `Beats both ways` {
  /// A run whose learning rate was changed at three of its steps, back at its start.
  private func changedRun(_ name: String, _ size: Size) -> Model {
    var model = Model(name, columns: size.columns, rows: size.rows)
    model.press("] ] + ] ] ] - ] ] + Home")
    return model
  }

  private func picture(_ model: Model) -> Frame {
    var model = model
    if let wanted = model.wantedSlice,
      let image = SliceImage(wanted, stride: 4, spread: { for job in 0..<$0 { $1(job) } })
    {
      _ = model.update(.sliceComputed(image))
    }
    model.toast = nil
    // What the run has shown is not hidden again, nor is that it is new.
    model.look.isAnswerOpen = true
    model.look.isAnswerNew = false
    return model.draw()
  }

  @Test(
    arguments: ["worked-example", "hidden-layer", "spiral", "perceptron"],
    [Size(columns: 80, rows: 24), Size(columns: 200, rows: 60)])
  func `two hundred forward and two hundred back end on the same screen`(name: String, size: Size) {
    var model = changedRun(name, size)
    // The focus that beats give the step panel is there from the first one on.
    model.press("Right Left")
    let before = picture(model)
    for _ in 0..<200 { model.press("Right") }
    let far = model.workspace.cursor
    for _ in 0..<200 { model.press("Left") }
    #expect(picture(model) == before)
    #expect(model.workspace.cursor == .start)
    let changes = model.workspace.history.changes.count
    #expect(changes == 3)
    for _ in 0..<200 { model.press("Right") }
    #expect(model.workspace.cursor == far)
  }

  @Test func `each beat looks the same from either side`() {
    var model = changedRun("worked-example", Size(columns: 120, rows: 40))
    model.press("Right Left")
    var pictures: [Frame] = []
    for _ in 0..<60 {
      pictures.append(picture(model))
      model.press("Right")
    }
    for frame in pictures.reversed() {
      model.press("Left")
      #expect(picture(model) == frame)
    }
  }
}
