// What a command line asks for besides the scene: how far the run is, what was changed on its way, how it is looked at.

import NablaCanvas
import NablaCore
import NablaDiagrams
import NablaLesson
import NablaModel
import NablaPanels
import NablaWords

package struct Staging: Equatable, Sendable {
  /// A change that a learner made at a step.
  package struct Change: Equatable, Sendable {
    package let step: Int
    /// A setting's word or a parameter's name.
    package let name: String
    package let value: String

    package init(step: Int, name: String, value: String) {
      self.step = step
      self.name = name
      self.value = value
    }

    package var text: String { "\(step):\(name)=\(value)" }
  }

  package var changes: [Change] = []
  package var step = 0
  /// From 1, as the screen counts them.
  package var beat = 1
  package var x: String?
  package var y: String?
  package var xRange: ClosedRange<Double>?
  package var yRange: ClosedRange<Double>?
  package var view: LandscapeView?
  /// The panel to show alone.
  package var panel: Panel?
  /// The panel that the keys go to.
  package var focus: Panel?
  package var selection: String?
  /// From 1.
  package var sample: Int?
  package var precision: Precision?
  /// The lesson's page, from 1.
  package var page: Int?

  package init() {}

  /// Whether it asks for anything that the scene's own beginning is not.
  package var isEmpty: Bool { self == Staging() }

  /// The settings that can be changed on the way.
  package static let settings: [ValueCommand] = [
    .learningRate, .activation, .optimizer, .beta, .beta1, .beta2, .rho, .epsilon, .batch, .loss, .l1,
    .l2, .schedule, .frozen, .patience,
  ]
}

/// Something that was asked for and cannot be had.
package struct StagingProblem: Error, Equatable, Sendable {
  /// The flag, without its dashes.
  package let flag: String
  package let reason: LocalizedText

  init(flag: String, ko: String, en: String) {
    self.flag = flag
    reason = LocalizedText(ko: ko, en: en)
  }
}

extension Model {
  /// Makes the run and the look that are asked for, as if nobody had done anything yet.
  ///
  /// - Parameters:
  ///   - staging: what is asked for.
  ///   - isPlaying: whether it plays on from there.
  ///   - stepMade: called after each step.
  package mutating func stage(
    _ staging: Staging, isPlaying: Bool = false, each stepMade: () -> Void = {}
  ) throws(StagingProblem) {
    var left = staging.changes.sorted { $0.step < $1.step }[...]
    while let step = left.first?.step {
      let together = left.prefix { $0.step == step }
      try make(Array(together), stepMade)
      left = left.dropFirst(together.count)
    }
    go(to: staging.step, each: stepMade)
    refresh()
    try settle(staging, isPlaying: isPlaying)
  }

  /// The same where another model of the scene has made the run already.
  package mutating func stage(_ staging: Staging, runOf other: Model) throws(StagingProblem) {
    workspace = other.workspace
    go(to: staging.step)
    try settle(staging, isPlaying: false)
  }

  private mutating func settle(_ staging: Staging, isPlaying: Bool) throws(StagingProblem) {
    guard (1...beats.count).contains(staging.beat) else {
      throw StagingProblem(
        flag: "beat", ko: "이 장면의 한 스텝에는 박자가 1부터 \(beats.count)까지 있어요",
        en: "a step of this scene has beats 1 to \(beats.count)")
    }
    workspace.cursor.beat = staging.beat - 1
    refresh()
    try look(as: staging)
    setPlaying(isPlaying)
    look.isAnswerNew = false
    toast = nil
    done = []
    undone = []
    lastDeed = nil
    lastCycle = nil
  }

  private mutating func look(as staging: Staging) throws(StagingProblem) {
    let names = self.names
    func index(_ name: String, _ flag: String) throws(StagingProblem) -> Int {
      guard let index = names.index(of: name) else {
        throw StagingProblem(
          flag: flag, ko: "매개변수 '\(Particle.attach(name + "'", .topic)) 없어요. 있는 것: \(names.summary)",
          en: "no parameter '\(name)' here; there are \(names.summary)")
      }
      return index
    }
    if staging.x != nil || staging.y != nil { try setAxes(staging, index) }
    if staging.xRange != nil || staging.yRange != nil {
      refreshSlice()
      let found =
        wantedSlice?.viewport ?? AutomaticViewport.viewport(of: self, landscape(look.plane) ?? landscape(.parameters)!)
      look.viewport = Viewport(x: staging.xRange ?? found.x, y: staging.yRange ?? found.y)
    }
    if let view = staging.view { look.landscape = view }
    if let name = staging.selection { select(try index(name, "select")) }
    if let number = staging.sample {
      guard run(.sample, "\(number)").isDone else {
        let count = workspace.history.experiment.dataset?.count ?? 0
        throw StagingProblem(
          flag: "sample",
          ko: count == 0
            ? "이 장면에는 샘플이 없어요" : "이 스텝에 샘플 \(Particle.attach("\(number)", .topic)) 없어요. 모두 \(count)개예요",
          en: count == 0 ? "this scene has no samples" : "no sample \(number) in this step; there are \(count)")
      }
    }
    if let precision = staging.precision { look.derivation.precision = precision }
    if let page = staging.page {
      let pages = LessonPages(workspace.scene)
      guard (1...pages.count).contains(page) else {
        throw StagingProblem(
          flag: "page", ko: "이 설명은 1쪽부터 \(pages.count)쪽까지예요",
          en: "this lesson has pages 1 to \(pages.count)")
      }
      look.lessonPage = page - 1
      if let answer = pages.answer, page - 1 >= answer { look.isAnswerOpen = true }
    }
    for panel in [staging.focus, staging.panel].compactMap(\.self) where !panels.contains(panel) {
      let all = panels.map(\.rawValue).joined(separator: ", ")
      throw StagingProblem(
        flag: "panel", ko: "'\(panel.rawValue)' 패널은 여기서 보여 줄 것이 없어요. 쓸 수 있는 패널: \(all)",
        en: "'\(panel.rawValue)' says nothing here; use one of \(all)")
    }
    if let panel = staging.panel ?? staging.focus { look.focus = panel }
    if staging.panel != nil { look.isZoomed = true }
    refreshSlice()
  }

  private mutating func setAxes(
    _ staging: Staging, _ index: (String, String) throws(StagingProblem) -> Int
  ) throws(StagingProblem) {
    let x = try staging.x.map { name throws(StagingProblem) in try index(name, "x") } ?? look.axisX
    guard names.count > 1 else {
      if staging.y != nil {
        throw StagingProblem(flag: "y", ko: "이 장면에는 매개변수가 하나뿐이에요", en: "this scene has a single parameter")
      }
      return
    }
    // Whoever names one axis keeps the other, unless they would be the same.
    let y =
      try staging.y.map { name throws(StagingProblem) in try index(name, "y") }
      ?? (look.axisY == x ? look.axisX : look.axisY!)
    guard x != y else {
      throw StagingProblem(
        flag: "y", ko: "x와 y가 모두 \(Particle.attach(names.name(at: x), .copula)). 서로 달라야 해요",
        en: "x and y are both \(names.name(at: x)); they must differ")
    }
    setAxes(x: x, y: y)
  }
}
