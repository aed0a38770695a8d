import FaultTable
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@Suite struct `A table beside the scene` {
  private static let scene = """
    network: { inputs: 2, layers: [{ units: 1 }] }
    data: { file: a.csv }
    """
  private static let classes = """
    network: { inputs: 1, layers: [{ units: 3 }] }
    data: { file: a.csv, inputs: 1, classes: 3 }
    """

  private func read(_ table: String, scene: String = scene) throws(SceneProblems) -> Scene {
    try readScene(scene, files: ["a.csv": table])
  }

  private func lines(_ table: [UInt8], scene: String = scene) -> [String] {
    do throws(SceneProblems) {
      _ = try SceneReader.read(Array(scene.utf8), path: "Scenes/test.yaml") { path throws(DataFileProblem) in table }
      return []
    } catch {
      return told(error)
    }
  }

  private func lines(_ table: String, scene: String = scene) -> [String] { lines(Array(table.utf8), scene: scene) }

  // MARK: What is right

  @Test(
    .fault("D4", "D8"),
    arguments: [
      "1,2,3\n4,5,6\n", "1,2,3\r\n4,5,6\r\n", "1,2,3\r4,5,6", "\u{FEFF}1,2,3\n4,5,6\n\n\n", "x1,x2,y\n1,2,3\n4,5,6",
      " 1 ,\t2,3\n04,5.0,6e0", "sep=,\n1,2,3\n4,5,6", "\"sep=,\"\r\nx1,x2,y\r\n1,2,3\r\n4,5,6\r\n,,\r\n,,\r\n",
      "1,2,3\n,,\n4,5,6\n , ,\n,\n,,,,", "\"1\",2,\"3\"\n\n4,5,6", "\"x\n1\",\"x \"\"2\"\"\",y\n1,2,3\n4,5,6",
    ]) func `is read as RFC 4180 has it, with or without a header`(_ table: String) throws
  {
    let scene = try read(table)
    #expect(scene.experiment.dataset == Dataset(inputCount: 2, targetCount: 1, inputs: [1, 2, 4, 5], targets: [3, 6]))
    #expect(scene.dataSource == .file("a.csv", .columns(1)))
    #expect(scene.notices.isEmpty)
  }

  @Test func `classes become one output each`() throws {
    let scene = try read("x,class\n0.5,2\n1,0\n2,1.0\n", scene: Self.classes)
    #expect(scene.experiment.dataset?.targets == [0, 0, 1, 1, 0, 0, 0, 1, 0])
    #expect(scene.dataSource == .file("a.csv", .classes(3)))
    #expect(scene.notices.isEmpty)
  }

  @Test func `two classes may share one output`() throws {
    let text = "network: { inputs: 1, layers: [{ units: 1 }] }\ndata: { file: a.csv, classes: 2 }"
    #expect(try read("1,yes\n2,no\n3,yes", scene: text).experiment.dataset?.targets == [0, 1, 0])
  }

  @Test(.fault("D9")) func `words composed differently are one class`() throws {
    // 고양이 in one piece and as its letters, with 개 between; then a class of its own.
    let cat = "\u{ACE0}\u{C591}\u{C774}"
    let cutCat = "\u{1100}\u{1169}\u{110B}\u{1163}\u{11BC}\u{110B}\u{1175}"
    #expect(Array(cat.utf8) != Array(cutCat.utf8))
    let scene = try read("x,동물\n1,\(cat)\n2,개\n3,\(cutCat)\n4,\"새\"", scene: Self.classes)
    #expect(scene.experiment.dataset?.targets == [1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 1])
  }

  @Test(.fault("D10")) func `huge and tiny numbers are numbers`() throws {
    #expect(try read("1e300,-1e-300,0\n-0,1e-400,1").experiment.dataset?.inputs == [1e300, -1e-300, 0, 0])
  }

  @Test(.fault("D6")) func `what has no signal is noticed`() throws {
    #expect(try read("1,2,3").notices == [.oneSample])
    #expect(try read("1,2,3\n1,4,3\n1,4,3").notices == [.constantInputs([1]), .constantTargets([1])])
    #expect(SceneNotice.constantInputs([1, 2, 3, 4, 5, 6]).text.en.contains("1, 2, 3, 4, 5, … (6): no signal"))
    #expect(SceneNotice.oneSample.text.ko == "샘플이 하나뿐입니다.")
  }

  // MARK: What is wrong

  @Test(
    .fault("D1", "D2", "D3", "D4"),
    arguments: [
      ("", "1:1", "the file is empty; expected rows of 3 cells (2 inputs, 1 target)"),
      ("\n\n", "1:1", "the file is empty; expected rows of 3 cells (2 inputs, 1 target)"),
      ("a,b,c\n", "1:1", "only a header; expected rows of 3 cells (2 inputs, 1 target) below it"),
      ("1\n2\n", "1:1", "expected 3 cells (2 inputs, 1 target), got 1 cell"),
      ("1,2,3\n4,5\n7,8,9", "2:3", "expected 3 cells (2 inputs, 1 target), got 2 cells"),
      ("1,2,3\n4,5,6,7\n", "2:7", "expected 3 cells (2 inputs, 1 target), got 4 cells"),
      (
        "1,2,3\n4,5,6,\n", "2:7",
        "expected 3 cells (2 inputs, 1 target), got 4 cells; there is a comma too many at the line's end"
      ),
      (
        "x;y;z\n0,5;1;2\n", "1:1",
        "expected 3 cells (2 inputs, 1 target), got 1 cell; columns are parted by commas, not semicolons, and numbers "
          + "have a point: 0.5"
      ),
      (
        "1\t2\t3\n", "1:1",
        "expected 3 cells (2 inputs, 1 target), got 1 cell; columns are parted by commas, not tabs, and numbers have a "
          + "point: 0.5"
      ),
      (
        "0,5,1,5,2,5\n", "1:7",
        "expected 3 cells (2 inputs, 1 target), got 6 cells; a number has a point, not a comma: 0.5"
      ),
      ("1,2,3\n4,\"5,6\n7,8,9\n", "2:3", "the quote that opens here is never closed"),
      (
        "1,2,3\n4,\"5\"6,7\n", "2:6",
        "text behind a closing quote; a quote inside a quoted cell is written twice"
      ),
    ]) func `its form is told with the first bad line`(_ table: String, _ place: String, _ message: String)
  {
    #expect(lines(table) == ["Scenes/a.csv:\(place): error: \(message)"])
  }

  @Test(.fault("D2")) func `every line of another width, up to five, beside what else is wrong`() {
    func expected(_ cells: String) -> String { "expected 3 cells (2 inputs, 1 target), got \(cells)" }
    #expect(
      lines("x,y,z\n4,5\n1,NA,3\n6\n7,8,9,10\n1,\"2\n")
        == [
          "Scenes/a.csv:2:3: error: \(expected("2 cells"))", "Scenes/a.csv:3:3: error: 'NA' is not a number",
          "Scenes/a.csv:4:1: error: \(expected("1 cell"))", "Scenes/a.csv:5:7: error: \(expected("4 cells"))",
          "Scenes/a.csv:6:3: error: the quote that opens here is never closed",
        ])
    let ragged = "1,2,3\n" + String(repeating: "4,5\n", count: 7)
    #expect(
      lines(ragged)
        == (2...6).map { "Scenes/a.csv:\($0):3: error: \(expected("2 cells"))" } + [
          "Scenes/a.csv:6:3: error: and 2 more lines like these"
        ])
    #expect(lines(ragged.replacing("1,2,3", with: "1,2")) == ["Scenes/a.csv:1:3: error: \(expected("2 cells"))"])
  }

  @Test(.fault("D11")) func `every row whose targets the loss cannot take, up to five`() {
    let table = (0..<8).map { "1,\($0),\($0)\n" }.joined()
    #expect(
      lines(table, scene: Self.scene + "\nloss: log-loss")
        == (3...7).map {
          "Scenes/a.csv:\($0):5: error: log-loss needs targets from 0 to 1, not \($0 - 1); use mse or mae for others"
        } + ["Scenes/a.csv:7:5: error: and 1 more sample like these"])
  }

  @Test(.fault("D5")) func `the first five cells that are no numbers`() {
    #expect(
      lines("1,,NA\nnan,inf,1e999\n1,2,３\n\"1,000\",x,y\n")
        == [
          "Scenes/a.csv:1:3: error: an empty cell is not a number", "Scenes/a.csv:1:4: error: 'NA' is not a number",
          "Scenes/a.csv:2:1: error: 'nan' is not a number (it must be finite)",
          "Scenes/a.csv:2:5: error: 'inf' is not a number (it must be finite)",
          "Scenes/a.csv:2:9: error: '1e999' is not a number (too large: at most about 1.8e308)",
          "Scenes/a.csv:2:9: error: and 4 more cells like these",
        ])
    #expect(
      lines("1,2,０.５\n\"1,000\",2,3")
        == [
          "Scenes/a.csv:1:5: error: '０.５' is not a number (full-width digits: write 0.5)",
          "Scenes/a.csv:2:1: error: '1,000' is not a number (no commas: write 1000)",
        ])
  }

  @Test func `a first row of missing values is no header`() {
    #expect(lines("NA,NA,1\n1,2,3").count == 2)
  }

  @Test func `classes that are none`() {
    #expect(
      lines("1,3\n2,-1\n3,0.5\n4,cat\n5,\n", scene: Self.classes)
        == [
          "Scenes/a.csv:1:3: error: '3' is not a class; with classes: 3 they are whole numbers 0 to 2",
          "Scenes/a.csv:2:3: error: '-1' is not a class; with classes: 3 they are whole numbers 0 to 2",
          "Scenes/a.csv:3:3: error: '0.5' is not a class; with classes: 3 they are whole numbers 0 to 2",
          "Scenes/a.csv:4:3: error: 'cat' is not a class; with classes: 3 they are whole numbers 0 to 2",
          "Scenes/a.csv:5:3: error: an empty cell is no class",
        ])
    #expect(
      lines("1,a\n2,b\n3,c\n4,d\n", scene: Self.classes)
        == ["Scenes/a.csv:4:3: error: 'd' is one class more than the 3 that 'classes' allows"])
  }

  @Test(.fault("D7", "D8")) func `encodings and sizes`() {
    #expect(
      lines(Array("x,y,".utf8) + [0xC7, 0xD1] + Array("\n1,2,3".utf8))
        == [
          "Scenes/a.csv:1:5: error: not UTF-8 (byte 0xC7 at 4); it looks like CP949 (EUC-KR): save the file as UTF-8"
        ])
    #expect(lines([0xFF, 0xFE, 0x31, 0])[0].hasSuffix("not UTF-8 but UTF-16; save the file as UTF-8"))
    #expect(
      lines([UInt8](repeating: 0x31, count: (64 << 20) + 1))
        == ["Scenes/a.csv:1:1: error: larger than 64 MB, the most that is read"])
    #expect(lines(String(repeating: "1,", count: 10_000))[0].contains("got 10001 cells"))
  }

  @Test(.fault("D11")) func `log loss looks into the table`() {
    let scene = Self.scene + "\nloss: log-loss"
    #expect(
      lines("1,2,1\n1,2,0\n1,3,1.5", scene: scene)
        == ["Scenes/a.csv:3:5: error: log-loss needs targets from 0 to 1, not 1.5; use mse or mae for others"])
  }

  @Test(
    .fault("S18"),
    arguments: [
      "/etc/passwd", "../a.csv", "../../etc/passwd", "x/../a.csv", "~/a.csv", "..", ".", "a\\\\b.csv", "\\0",
    ]) func `a table stands in the scene's folder`(_ path: String)
  {
    let lines = lines("1,2,3", scene: Self.scene.replacing("a.csv", with: "\"\(path)\""))
    #expect(lines.count == 1)
    #expect(lines[0].hasPrefix("Scenes/test.yaml:2:15: error: file must be a name inside the scene's folder, without"))
  }

  @Test func `a table may stand in a folder below`() throws {
    let scene = try readScene(
      Self.scene.replacing("a.csv", with: "./x/a.csv"), files: ["x/a.csv": "1,2,3\n3,4,5"])
    #expect(scene.dataSource == .file("x/a.csv", .columns(1)))
  }

  @Test(.fault("S18")) func `a table that cannot be read, or does not fit the network`() {
    expectProblems(
      "network: { inputs: 2, layers: [{ units: 1 }] }\ndata: { file: 1️⃣b.csv }", "b.csv: no such file")
    expectProblems(
      "network: { inputs: 2, layers: [{ units: 1 }] }\ndata: { file: a.csv, inputs: 1️⃣3, targets: 2️⃣2 }",
      "the file has 3 inputs, but the network takes 2", "the file has 2 targets, but the network's outputs are 1")
    expectProblems(
      "network: { inputs: 2, layers: [{ units: 1 }] }\ndata: { file: a.csv, classes: 1️⃣10 }",
      "10 classes need as many outputs, but the network has 1")
    expectProblems(
      "network: { inputs: 2, layers: [{ units: 2 }] }\ndata: { file: a.csv, targets: 2, classes: 1️⃣2 }",
      "data has either 'targets' (columns of numbers) or 'classes' (one column), not both")
  }

  @Test func `the problems of a table stand where the scene names it`() {
    let text = "title: [a]\n" + Self.scene + "\npanels: [los]"
    let lines = lines("1,2,x", scene: text)
    #expect(
      lines.map { String($0.split(separator: ":")[0]) } == ["Scenes/test.yaml", "Scenes/a.csv", "Scenes/test.yaml"])
  }

  @Test func `many rows are read in one sweep`() throws {
    let clock = ContinuousClock()
    let table = String(repeating: "0.25,1,0\n0.5,2,1\n", count: 20_000)
    let start = clock.now
    #expect(try read(table).experiment.dataset?.count == 40_000)
    #expect(clock.now - start < .seconds(10))
  }
}
