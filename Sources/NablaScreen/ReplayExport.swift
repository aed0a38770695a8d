// The run so far as a page, beat by beat, for those who have no terminal.

import NablaCanvas
import NablaDiagrams
import NablaModel

extension Model {
  /// More frames would be a wait, and a file too large to send; of large screens fewer.
  private var mostFrames: Int { min(240, max(80, 1_200_000 / max(1, size.columns * size.rows))) }
  /// How long a beat is shown, and a step that goes by whole.
  private static let millisecondsPerBeat = 1_000
  private static let millisecondsPerStep = 250

  /// The run from its start to the step on screen: every beat where that is not too much, else whole steps, and of a long
  /// run every k-th.
  ///
  /// - Returns: the page, and k.
  func replay() -> (text: String, stride: Int) {
    var model = self
    model.overlay = nil
    model.toast = nil
    model.destination = nil
    model.isRecording = false
    model.setPlaying(false)
    let last = workspace.cursor
    let showsBeats = last.step * beats.count + last.beat < mostFrames
    let stride = showsBeats ? 1 : max(1, (last.step + mostFrames - 2) / (mostFrames - 1))
    var page = model.replayPage()
    var text = page.opening
    var milliseconds = 0
    func show(_ model: inout Model) {
      model.refresh()
      model.computeQuickly()
      text += page.take(model.moment(milliseconds: milliseconds))
      milliseconds += showsBeats ? Self.millisecondsPerBeat : Self.millisecondsPerStep
    }
    for step in Swift.stride(from: 0, through: last.step, by: stride) {
      model.workspace.cursor.step = step
      let lastBeat = step == last.step ? last.beat : beats.count - 1
      for beat in 0...(showsBeats ? lastBeat : 0) {
        model.workspace.cursor.beat = beat
        show(&model)
      }
    }
    if !showsBeats {
      model.workspace.cursor = last
      show(&model)
    }
    return (text + page.end(milliseconds: milliseconds), stride)
  }

  /// More multiplications than this take too long for one of many frames.
  private static let greatestEffort = 1e7

  /// Computes the contour of a frame as finely as many frames allow; where not even coarsely, the last one stays.
  private mutating func computeQuickly() {
    guard let wanted = wantedSlice, slice?.request != wanted else { return }
    let strides = SliceRequest.strides.filter { wanted.effort(stride: $0) <= Self.greatestEffort }
    guard let stride = strides.last else { return }
    let image = SliceImage(wanted, stride: stride) { jobs, job in
      for number in 0..<jobs { job(number) }
    }
    if let image { _ = update(.sliceComputed(image)) }
  }
}
