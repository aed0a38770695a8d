// Every compared run on every picture: its letter, its colour and its name, wherever it is.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaDiagrams
@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen

extension Model {
  /// The picture with a coarse contour, which takes a moment only.
  mutating func quickPicture() -> Frame {
    if let wantedSlice {
      let image = SliceImage(wantedSlice, stride: 8) { jobs, job in (0..<jobs).forEach(job) }!
      _ = update(.sliceComputed(image))
    }
    return draw()
  }

  /// The cells inside a panel.
  func inside(_ panel: Panel) -> Rect { arrangement.rect(of: panel)!.inset(columns: 1, rows: 1) }
}

extension Frame {
  /// The cells of a rectangle with a glyph.
  func cells(_ glyph: Unicode.Scalar, in rect: Rect) -> [(place: Point, style: Style)] {
    places(of: glyph, in: self).filter(rect.contains).map { ($0, self[$0.x, $0.y].style) }
  }

  func text(in rect: Rect) -> String {
    (rect.y..<rect.maxY).map { y in
      String(
        String.UnicodeScalarView((rect.x..<rect.maxX).map { self[$0, y].glyph }.filter { $0 != Cell.rightHalf }))
    }.joined(separator: "\n")
  }
}

/// The scenes in a comparison, at its third step. Those of thousands of parameters take too long here.
private let races: [Model] = library.filter { $0.experiment.names.count <= 1_000 }.map { scene in
  var model = Model(scene.name)
  if !model.workspace.isRacing { model.press("m") }
  model.press("] ] ]")
  return model
}

@Suite struct `Runs on a picture` {
  private static let sizes = [(40, 14), (60, 20), (80, 23), (80, 24), (100, 30), (120, 40), (200, 60)]

  private func expect(_ model: Model, _ frame: Frame, _ panel: Panel, _ title: String) {
    let inside = model.inside(panel)
    for run in model.workspace.runs {
      // A run with other parameters is not in this plane, and the key says so.
      if panel == .contour, run.history.experiment.names != model.names {
        #expect(frame.text(in: inside).contains(run.name), "\(title): \(run.name) is not told of")
        continue
      }
      let marks = frame.cells(run.letter, in: inside).filter { $0.style.attributes.contains(.reverse) }
      let isCurrent = run.number == model.workspace.currentNumber
      #expect(
        marks.map(\.style.foreground) == [run.role(isCurrent: isCurrent)],
        "\(title): \(run.name) is not drawn\n\(frame.text(in: inside))")
    }
  }

  @Test(arguments: [Panel.loss, .contour])
  func `each has its letter in its colour, at every size, also where it has left`(panel: Panel) {
    for race in races {
      for (columns, rows) in Self.sizes {
        for keys in ["", "p"] {
          var model = race
          _ = model.update(.resized(Size(columns: columns, rows: rows)))
          model.begin(at: 3, panel: panel)
          model.press(keys)
          let frame = model.quickPicture()
          expect(model, frame, panel, "\(race.workspace.scene.name) \(panel) \(columns)x\(rows) \(keys)")
        }
      }
    }
  }

  @Test func `each has its letter on a surface, on shades, without colours and in ASCII`() {
    for race in races
    where ["learning-rates", "momentum", "hidden-layer", "mse-mae"].contains(race.workspace.scene.name) {
      for keys in ["v", "v v", "v v v", "g v v v", "g g v v v", "g g"] {
        var model = race
        _ = model.update(.resized(Size(columns: 80, rows: 24)))
        model.begin(at: 3, panel: .contour)
        model.press(keys)
        let frame = model.quickPicture()
        for run in model.workspace.runs where run.history.experiment.names == model.names {
          let marks = frame.cells(run.letter, in: model.inside(.contour)).filter {
            $0.style.attributes.contains(.reverse)
          }
          #expect(marks.count == 1, "\(race.workspace.scene.name) \(keys): \(run.name)\n\(frame.text)")
        }
      }
    }
  }

  @Test(arguments: Language.allCases)
  func `each has its name below the picture, or in a table beside it`(language: Language) {
    for race in races {
      for (columns, rows) in Self.sizes where rows >= 20 {
        for panel in [Panel.loss, .contour] {
          var model = race
          model.look.language = language
          _ = model.update(.resized(Size(columns: columns, rows: rows)))
          model.begin(at: 3, panel: panel)
          let pencil = Pencil(model)
          let text = model.quickPicture().text
          for run in model.workspace.runs {
            let names = [false, true].map {
              pencil.words(model.workspace.title(of: run, in: pencil.language, isShort: $0))
            }
            // In a small panel as much of it as there is room for.
            let isThere = names.contains { text.contains($0) || text.contains($0.prefix(cells: 6)) }
            #expect(isThere, "\(race.workspace.scene.name) \(columns)x\(rows) \(panel): \(names)\n\(text)")
          }
        }
      }
    }
  }

  @Test func `a run that is beside the picture stands at its edge, with an arrow`() throws {
    var model = Model("learning-rates", columns: 80, rows: 24)
    model.begin(at: 12, panel: .contour)
    let frame = model.quickPicture()
    let inside = model.inside(.contour)
    // η 0.25 swings ever further: (−2.4, −1.6) after 12 steps, by the book's own formula; the picture begins at −2.
    let run = model.workspace.runs[4]
    #expect(run.history.state(at: 12).parameters[0] < -2)
    let letter = try #require(frame.cells("E", in: inside).first { $0.style.attributes.contains(.reverse) })
    #expect(letter.place.x <= inside.x + 1)
    #expect(frame[inside.x, letter.place.y].glyph == "←")
    #expect(frame[inside.x, letter.place.y].style.foreground == .series(4))
  }

  @Test func `the path of the selected run has the run's own colour`() {
    for selected in 0..<5 {
      var model = Model("learning-rates", columns: 80, rows: 24)
      model.look.focus = .runs
      model.press("k k k k")
      for _ in 0..<selected { model.press("j") }
      // The slowest hardly moves at first.
      model.begin(at: selected == 0 ? 60 : 6, panel: .contour)
      let frame = model.quickPicture()
      #expect(model.workspace.current.entry?.place == selected)
      let roles = Set(frame.cells.filter { $0.glyph.isDots }.map(\.style.foreground))
      #expect(roles.contains(.series(selected)) && !roles.contains(.accent), "\(selected)")
      // Nothing else than the other runs' paths has their colours.
      #expect(roles.isSubset(of: Set((0..<5).map(Role.series)).union([.isoline, .warning, .text])))
    }
  }

  @Test func `those of one parameter all lie on their curve`() {
    for name in ["parabola", "flat-spot"] {
      var model = Model(name, columns: 80, rows: 24)
      model.press("m ] ]")
      #expect(model.workspace.runs.count == 5)
      model.begin(at: 2, panel: .contour)
      let frame = model.quickPicture()
      for run in model.workspace.runs.dropFirst() {
        let marks = frame.cells(run.letter, in: model.inside(.contour))
        #expect(marks.contains { $0.style.attributes.contains(.reverse) }, "\(name): \(run.name)\n\(frame.text)")
      }
    }
  }

  @Test func `a comparison that the scene did not think of shows the cost, and keeps the lesson`() {
    for scene in library where !scene.panels.contains(.runs) {
      for (columns, rows) in [(80, 24), (120, 40)] {
        var model = Model(scene.name, columns: columns, rows: rows)
        model.press("m")
        guard model.workspace.isRacing else { continue }
        let shown = model.arrangement.places.map(\.panel)
        #expect(shown.contains(.loss) && shown.contains(.runs), "\(scene.name): \(shown)")
        #expect(scene.lesson.isEmpty || shown.contains(.lesson), "\(scene.name): \(shown)")
        #expect(model.look.focus == .runs)
      }
    }
  }
}

@Suite struct `A legend` {
  @Test func `names only signs that are on the picture`() {
    for scene in library where scene.experiment.names.count <= 1_000 {
      for keys in ["", "] ] ]", "] ] S-Right S-Right S-Right S-Right", "} S-Up S-Up S-Up S-Up", "v v v", "v v v ] ]"] {
        var model = Model(scene.name, columns: 120, rows: 40)
        model.begin(at: 0, panel: .contour)
        model.press(keys)
        let frame = model.quickPicture()
        guard let rect = model.arrangement.rect(of: .contour) else { continue }
        let geometry = ContourGeometry(rect: rect, of: model)
        let legend = frame.text(in: geometry.legend)
        let title = "\(scene.name) \(keys)\n\(frame.text)"
        for sign in ["◉", "S", "•"] as [Unicode.Scalar] where legend.unicodeScalars.contains(sign) && sign != "S" {
          #expect(!frame.cells(sign, in: geometry.plot).isEmpty, "\(sign) in \(title)")
        }
        if legend.contains("S start") {
          #expect(
            frame.cells("S", in: geometry.plot).contains { !$0.style.attributes.contains(.reverse) }, "S in \(title)")
        }
        if !model.wantedSlice!.landscape.isCurve {
          // The run is on the picture, or the legend says where it is.
          let isSeen = !frame.cells("◉", in: geometry.plot).isEmpty
          #expect(isSeen || legend.contains("off the picture") || legend.contains("Esc to the run"), "\(title)")
        }
      }
    }
  }
}

@Suite struct `An empty picture` {
  /// A hidden layer that starts at 0: C does not depend on any two weights of the last layer, nor of the first.
  @Test(arguments: ["lines", "shaded", "both", "surface"], Language.allCases)
  func `of a constant cost says so, with its value`(view: String, language: Language) {
    var base = scene("hidden-layer")
    base.experiment.initialization = Initialization(.zeros)
    for (columns, rows) in [(80, 24), (120, 40), (40, 14)] {
      var model = Model(base, size: Size(columns: columns, rows: rows), language: language, isPlaying: false)
      model.begin(at: 0, panel: .contour)
      for _ in 0..<["lines", "shaded", "both", "surface"].firstIndex(of: view)! { model.press("v") }
      let text = model.quickPicture().text
      // By hand: every output is σ(0) = ½, so C = ln 2.
      #expect(text.contains("0.693147"), "\(view) \(columns)\n\(text)")
      #expect(text.contains(language == .ko ? "어디서나" : "everywhere"))
    }
  }

  @Test func `there is no panel of any scene without a word`() {
    for scene in library {
      for (columns, rows) in [(80, 24), (120, 40)] {
        var model = Model(scene.name, columns: columns, rows: rows)
        for panel in model.panels {
          model.begin(at: 0, panel: panel)
          let text = model.quickPicture().text(in: model.inside(panel))
          let letters = text.unicodeScalars.count { $0.properties.isAlphabetic || $0.properties.numericType != nil }
          #expect(letters >= 3, "\(scene.name) \(panel) \(columns)x\(rows)\n\(text)")
        }
      }
    }
  }
}
