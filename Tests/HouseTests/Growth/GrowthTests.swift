// How many files one more of a kind takes, measured: it is added to a copy with its file and its rows, and the compiler
// says which other files want to know of it. A `default` that would decide for it unasked counts as well; an `if` or `==`
// that asks for one case by name does not.

import Foundation
import TerminalSupport
import Testing

@Suite(.startsPrograms) struct GrowthTests {
  @Test func `the article tells how many files one more takes`() throws {
    let rows = try Page.architecture.text.matches(of: /\n\| one more ([a-z ]+) \| (\d+) \|(?=\n)/).map { $0.output }
    #expect(rows.map { "\($0.1): \($0.2)" } == OneMore.all.map { "\($0.thing): \($0.mostFiles)" })
  }

  @Test func `one more of a kind takes as many files as the article tells, and no default decides for it`() throws {
    let build = try TrialBuild()
    for more in OneMore.all {
      try build.insert(more.cases + more.rows)
      try build.add(more.path, more.text)
    }
    var remarks: [TrialBuild.Remark] = []
    for target in TrialBuild.targets {
      remarks += try build.remarks(
        on: target, switchingOver: OneMore.all.map(\.others), makesModule: target == "NablaCore")
    }
    // A `default` over numbers or texts stands for no case.
    let errors = remarks.filter { $0.kind == "error" && $0.text != "switch must be exhaustive" }
    #expect(errors.isEmpty)
    for more in OneMore.all {
      let asking = Set(remarks.filter { $0.names(more.word) }.map(\.file))
      #expect(asking.isEmpty, "one more \(more.thing): these files have to know of it too")
      let touched = more.files.union(asking)
      #expect(touched.count <= more.mostFiles, "one more \(more.thing) takes \(touched.sorted())")
    }
  }

  @Test func `a case for which nothing is done is told by the compiler`() throws {
    let build = try TrialBuild()
    // A payload's type comes with the case.
    for more in OneMore.all {
      try build.insert(more.cases)
      try build.add(more.path, more.text)
    }
    let remarks = try build.remarks(
      on: "NablaCore", switchingOver: OneMore.all.map(\.others), makesModule: false)
    for more in OneMore.all {
      let telling = Set(remarks.filter { $0.names(more.word) }.map(\.file))
      #expect(telling == Set(more.cases.map(\.path)), "one more \(more.thing)")
    }
  }
}

extension TrialBuild.Remark {
  /// Whether a switch wants a case: `add missing case: '.gaussian'`.
  fileprivate func names(_ word: String) -> Bool { kind == "note" && text.contains(".\(word)") }
}
