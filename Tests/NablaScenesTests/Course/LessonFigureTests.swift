// Every figure that a lesson or a teacher's note states is what the scene's own run gives, in both languages.

import NablaCore
import NablaLesson
import NablaScenes
import Testing

private let figures = [figuresOfFirstRows, figuresOfLaterRows, figuresOfFirstNotes, figuresOfLaterNotes]
  .reduce(into: [:]) { all, part in all.merge(part) { $0 + $1 } }
private let names = SceneLibrary.names

@Suite struct `The figures of the lessons` {
  private func scene(_ name: String) throws -> Scene { try #require(try SceneLibrary.scene(named: name)) }

  @Test(arguments: names) func `come out of the scene as they are written`(_ name: String) throws {
    let scene = try scene(name)
    let run = SceneRun(scene)
    for figure in figures[name] ?? [] {
      #expect(figure.agrees(with: run), "\(figure.quote) is \(figure.value(run))")
      for language in Language.allCases {
        let page = scene.pages(language)
        let isThere = page.ranges(of: figure.quote).contains { range in
          !(page[..<range.lowerBound].last.map(isPartOfNumber) ?? false)
            && !(page[range.upperBound...].first?.isNumber ?? false)
        }
        #expect(isThere, "\(figure.quote) is not in the \(language) text")
      }
    }
  }

  /// A number with a decimal point is a setting of the scene, a figure with a derivation, or one of these.
  @Test(arguments: names) func `are all of them derived`(_ name: String) throws {
    let scene = try scene(name)
    let text = try #require(SceneLibrary.text(named: name))
    let settings = text.split(separator: "\n").drop { !$0.hasPrefix("network:") && !$0.hasPrefix("cost:") }
      .joined(separator: "\n").replacing("-", with: "−")
    let derived = Set((figures[name] ?? []).map(\.quote)).union(others[name] ?? [])
    for language in Language.allCases {
      for number in decimals(in: scene.pages(language)) where !derived.contains(number) {
        let digits = number.replacing("−", with: "")
        #expect(settings.contains(digits), "\(number) in the \(language) text")
      }
    }
  }

  @Test(arguments: names) func `are the same in both languages`(_ name: String) throws {
    let scene = try scene(name)
    #expect(decimals(in: scene.pages(.ko)).sorted() == decimals(in: scene.pages(.en)).sorted())
  }

  @Test(arguments: names) func `stand on pages that fit a small screen`(_ name: String) throws {
    let scene = try scene(name)
    for page in scene.lesson + [scene.question, scene.answer].compactMap({ $0 }) {
      for language in Language.allCases {
        let columns = columns(of: page[language])
        #expect(columns <= 152, "\(columns) columns: \(page[language])")
      }
    }
    #expect((3...9).contains(scene.lesson.count) && scene.question != nil && scene.answer != nil)
  }

  @Test(arguments: names) func `stand in notes of one or two lines, the same in both languages`(_ name: String) throws {
    let scene = try scene(name)
    #expect((3...6).contains(scene.notes.count))
    for note in scene.notes {
      #expect(decimals(in: note.ko).sorted() == decimals(in: note.en).sorted(), "\(note.ko)")
      for language in Language.allCases {
        let columns = columns(of: note[language])
        #expect(columns <= 160, "\(columns) columns: \(note[language])")
      }
    }
  }

  /// A syllable takes two columns.
  private func columns(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + ((0xAC00...0xD7A3).contains($1.value) ? 2 : 1) }
  }

  private func isPartOfNumber(_ character: Character) -> Bool {
    character.isNumber || character == "." || character == "−"
  }
}

/// What a text says of settings it asks a learner to try, of its own formulas, of a slip, and of a licence.
private let others: [String: Set<String>] = [
  "mae-steps": ["1.0", "0.2"], "bias-reach": ["0.5"], "parabola": ["0.1"], "flat-spot": ["0.1", "0.4", "0.5"],
  "log-loss": [],
  "worked-example": ["0.645", "0.646", "−0.1", "−0.01"], "by-hand": ["1.5", "−1.5"],
  "two-valleys": ["0.2", "0.3", "0.4", "1.6"],
  "vanishing": ["0.25"], "neuron": ["2.5"], "valley": ["−1.6", "3.1", "−1.9", "2.6"], "round-valley": ["0.5"],
  "digits": ["4.0"], "rate-curve": ["0.1", "12.4"], "overfitting": ["0.01"], "schedule": ["0.00001"],
  "edge-of-stability": ["0.2", "0.3", "0.5"], "catapult": ["0.5", "0.15", "0.25", "0.4"],
  "start-map": ["0.5"], "moving-valleys": ["2.2"],
]
