// A recording as one HTML file that needs neither network nor library: its frames as changes in JSON, and a script that
// plays them.

/// What the page says, in its language.
package struct ReplayWords: Equatable, Sendable {
  /// The language as HTML names it.
  package var language: String
  package var title: String
  package var play: String
  package var pause: String
  package var previousStep: String
  package var previousBeat: String
  package var nextBeat: String
  package var nextStep: String
  package var speed: String
  package var enlarge: String
  /// What the slider goes through.
  package var frame: String
  /// Above the characters of the frame.
  package var characters: String
  /// Which keys there are.
  package var keys: String
  package var needsScript: String

  package init(
    language: String, title: String, play: String, pause: String, previousStep: String, previousBeat: String,
    nextBeat: String, nextStep: String, speed: String, enlarge: String, frame: String, characters: String,
    keys: String, needsScript: String
  ) {
    self.language = language
    self.title = title
    self.play = play
    self.pause = pause
    self.previousStep = previousStep
    self.previousBeat = previousBeat
    self.nextBeat = nextBeat
    self.nextStep = nextStep
    self.speed = speed
    self.enlarge = enlarge
    self.frame = frame
    self.characters = characters
    self.keys = keys
    self.needsScript = needsScript
  }
}

/// Makes a page of moments.
package struct ReplayPage: Recorder {
  private let size: Size
  private let theme: Theme
  private let words: ReplayWords
  private var changes: CellChanges
  private var isBegun = false
  private var last: (step: Int, beat: Int, words: Int)?
  private var spoken: [[String]: Int] = [:]
  private var spokenTexts: [String] = []

  /// - Parameters:
  ///   - size: of the frames.
  ///   - theme: the colours of the page around them.
  ///   - depth: how many colours there are.
  ///   - words: what the page says.
  package init(_ size: Size, theme: Theme, depth: ColourDepth, words: ReplayWords) {
    self.size = size
    self.theme = theme
    self.words = words
    changes = CellChanges(size, theme: theme, depth: depth)
  }

  package var opening: String {
    Self.head(words, theme) + Self.body(words, size)
      + "<script type=\"application/json\" id=\"recording\">\n{\"frames\":["
  }

  package var pending: Int {
    Self.script.utf8.count + spokenTexts.reduce(0) { $0 + $1.utf8.count + 1 } + 40 * changes.table.count
      + 60 * changes.drawn.count + 4 * changes.wide.count + 1_000
  }

  package mutating func take(_ moment: Moment) -> String {
    let runs = changes.changes(to: moment.frame, theme: moment.theme)
    let place = (moment.step, moment.beat, number(of: moment.words))
    if let last, last == place, runs.isEmpty { return "" }
    last = place
    defer { isBegun = true }
    return (isBegun ? ",\n" : "\n")
      + "[\(moment.milliseconds),\(place.0),\(place.1),\(place.2),[\(runs)]]"
  }

  package mutating func end(milliseconds: Int) -> String {
    let looks = changes.table.map { look in
      "[\"\(look.ink.hex)\",\"\(look.paper.hex)\",\((look.isBold ? 1 : 0) + (look.isUnderlined ? 2 : 0))]"
    }
    var wide = String.UnicodeScalarView()
    wide.append(contentsOf: changes.wide.sorted())
    return "\n],\"end\":\(milliseconds),\"size\":[\(size.columns),\(size.rows)],\n\"paper\":\"\(theme.paper.hex)\""
      + ",\"words\":[\n\(spokenTexts.joined(separator: ",\n"))\n],\n\"looks\":[\(looks.joined(separator: ","))],\n"
      + "\"wide\":\(ReplayJSON.string(String(wide))),\n\"shapes\":\(SVGGlyph.shapes(of: changes.drawn)),\n"
      + "\"say\":{\"play\":\(ReplayJSON.string(words.play)),\"pause\":\(ReplayJSON.string(words.pause))}}\n</script>\n"
      + "<script>\n\(Self.script)</script>\n</body>\n</html>\n"
  }

  private mutating func number(of words: [String]) -> Int {
    if let number = spoken[words] { return number }
    spoken[words] = spokenTexts.count
    spokenTexts.append("[" + words.map(ReplayJSON.string).joined(separator: ",") + "]")
    return spokenTexts.count - 1
  }
}
