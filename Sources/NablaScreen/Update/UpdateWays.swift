// The fan of all learning rates and the path of η → 0: on, off, and how many steps ahead.

import NablaCore
import NablaModel
import NablaWords

extension Model {
  /// The next number of steps that the fan looks ahead, and then none; on the plane of starts, how many steps each makes.
  mutating func cycleFan() {
    if showsBasins {
      let choices = BasinRequest.stepChoices
      return setBasinSteps(choices.first { $0 > look.ways.basinSteps } ?? choices[0])
    }
    let steps = look.ways.fan ?? 0
    // Where there can be no fan, it can be switched off.
    setFan(reasonAgainstFan == nil ? WaysLook.fanChoices.first { $0 > steps } : nil)
  }

  private mutating func setFan(_ steps: Int?) {
    look.ways.fan = steps
    refreshSlice()
    show(steps.map { .fanSet($0) } ?? .fanOff)
  }

  private mutating func setBasinSteps(_ steps: Int) {
    look.ways.basinSteps = steps
    refreshSlice()
    show(.basinStepsSet(steps))
  }

  /// `5`, or `off`.
  mutating func setFan(typed text: String) -> Bool {
    if text == Self.off || text == "0", !showsBasins {
      setFan(nil)
      return true
    }
    guard let steps = Int(text), (1...WaysLook.mostSteps).contains(steps) else { return false }
    if showsBasins { setBasinSteps(steps) } else { setFan(steps) }
    return true
  }

  mutating func toggleFlow() {
    look.ways.showsFlow.toggle()
    refreshSlice()
    show(.flowSet(look.ways.showsFlow))
  }

  /// Takes in what is known of a fan: as long as another one stands in for it, only all of it.
  mutating func show(_ image: FanImage) {
    guard image.request == wantedFan, image.isFinished || fan == nil || fan?.request == wantedFan else { return }
    fan = image
  }

  /// Takes in what is known of the path of η → 0, where that is more than before.
  mutating func show(_ image: FlowImage) {
    guard let wantedFlow, image.request.hasSameWay(as: wantedFlow) else { return }
    if let flow, flow.request.hasSameWay(as: wantedFlow), flow.flow.reach > image.flow.reach, !image.isFinished {
      return
    }
    flow = image
  }
}
