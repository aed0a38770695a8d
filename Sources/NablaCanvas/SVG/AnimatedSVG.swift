// A recording as one picture that moves: an SVG whose parts show and hide by themselves, without a script.

/// Makes an animated picture of moments.
///
/// The frame is cut into tiles of a row. Each picture that a tile ever has is in the file once, with the times when it
/// shows: what stays costs nothing, and what comes back costs a few bytes.
package struct AnimatedSVG: Recorder {
  /// A picture of a tile.
  private struct Version {
    let tile: Int
    let text: String
    /// When it shows, from a time to another, in milliseconds.
    var times: [(from: Int, to: Int?)]
  }

  private let size: Size
  private let theme: Theme
  private let depth: ColourDepth
  private let title: String
  private let description: String
  private let tiles: [Rect]
  private var drawing: (theme: Theme, pen: SVGDrawing)
  private var before: Moment?
  private var versions: [Version] = []
  /// The versions of a tile by their text.
  private var known: [[String: Int]]
  /// The version that each tile shows.
  private var shown: [Int?]
  private(set) package var pending: Int

  /// Columns of a tile: with wider ones the panels side by side change together, narrower ones are many.
  private static let tileWidth = 10

  /// The bytes that a version takes beside its text, and each of its times.
  private static let wordsOfVersion = 190
  private static let wordsOfTime = 33

  /// The end stays for so many milliseconds before it begins again.
  private static let pauseAtEnd = 1_500

  /// - Parameters:
  ///   - size: of the frames.
  ///   - theme: its assumed background is the picture's.
  ///   - depth: how many colours there are.
  ///   - title: a name for those who cannot see it.
  ///   - description: a sentence for them.
  package init(_ size: Size, theme: Theme, depth: ColourDepth, title: String, description: String) {
    self.size = size
    self.theme = theme
    self.depth = depth
    self.title = title
    self.description = description
    tiles = (0..<size.rows).flatMap { y in
      stride(from: 0, to: size.columns, by: Self.tileWidth).map { x in
        Rect(x: x, y: y, width: min(Self.tileWidth, size.columns - x), height: 1)
      }
    }
    pending = 2_000 + title.utf8.count * 6 + description.utf8.count * 6
    drawing = (theme, SVGDrawing(theme: theme, depth: depth, isBrief: true))
    known = Array(repeating: [:], count: tiles.count)
    shown = Array(repeating: nil, count: tiles.count)
  }

  package var opening: String { "" }

  package mutating func take(_ moment: Moment) -> String {
    let isOtherTheme = moment.theme != drawing.theme
    if isOtherTheme {
      drawing = (moment.theme, SVGDrawing(theme: moment.theme, depth: depth, base: theme, isBrief: true))
    }
    for (number, tile) in tiles.enumerated() {
      if let before, !isOtherTheme, Self.isSame(before.frame, moment.frame, in: tile) { continue }
      show(drawing.pen.body(of: moment.frame, in: tile), in: number, at: moment.milliseconds)
    }
    before = moment
    return ""
  }

  /// A wide character that begins in a tile may end in the next one.
  private static func isSame(_ one: Frame, _ other: Frame, in tile: Rect) -> Bool {
    (tile.x...tile.maxX).allSatisfy { one[$0, tile.y] == other[$0, tile.y] }
  }

  private mutating func show(_ text: String, in tile: Int, at time: Int) {
    let number = known[tile][text] ?? versions.count
    if number == shown[tile] { return }
    if let old = shown[tile] { versions[old].times[versions[old].times.count - 1].to = time }
    shown[tile] = number
    if number == versions.count {
      known[tile][text] = number
      versions.append(Version(tile: tile, text: text, times: []))
      pending += text.utf8.count + Self.wordsOfVersion
    }
    versions[number].times.append((time, nil))
    pending += Self.wordsOfTime
  }

  package mutating func end(milliseconds: Int) -> String {
    var text = SVGText.opening(size, theme: theme, title: title, description: description)
    text += "<style>.c{shape-rendering:crispEdges}.d{fill:none;stroke-width:2.5;stroke-linecap:round}"
    // Who wants no movement sees the end.
    text += "@media (prefers-reduced-motion:reduce){.v{visibility:hidden!important}"
    text += ".e{visibility:visible!important}}</style>\n"
    text += "<g font-family=\"\(SVGText.fonts)\" font-size=\"15\" fill=\"\(theme.ink.hex)\">\n"
    for version in versions where !version.text.isEmpty {
      text += Self.element(version, end: milliseconds + Self.pauseAtEnd)
    }
    return text + "</g>\n</svg>\n"
  }

  private static func element(_ version: Version, end: Int) -> String {
    let isLast = version.times.last?.to == nil
    if version.times.count == 1, version.times[0].from == 0, isLast { return "<g>\(version.text)</g>\n" }
    var values: [String] = version.times[0].from == 0 ? [] : ["hidden"]
    var times: [String] = version.times[0].from == 0 ? [] : ["0"]
    for time in version.times {
      values.append("visible")
      times.append(part(time.from, of: end))
      if let to = time.to {
        values.append("hidden")
        times.append(part(to, of: end))
      }
    }
    // What shows nothing that moves shows the beginning.
    let isFirst = version.times[0].from == 0
    return "<g class=\"\(isLast ? "v e" : "v")\"\(isFirst ? "" : " visibility=\"hidden\"")>"
      + "<animate attributeName=\"visibility\" dur=\"\(seconds(end))s\" repeatCount=\"indefinite\" calcMode=\"discrete\" "
      + "values=\"\(values.joined(separator: ";"))\" keyTimes=\"\(times.joined(separator: ";"))\"/>"
      + version.text + "</g>\n"
  }

  /// A time as a part of the whole, in millionths.
  private static func part(_ time: Int, of end: Int) -> String {
    let millionths = min(time * 1_000_000 / end, 999_999)
    return millionths == 0 ? "0" : "." + padded(millionths, to: 6)
  }

  private static func seconds(_ milliseconds: Int) -> String {
    "\(milliseconds / 1_000).\(padded(milliseconds % 1_000, to: 3))"
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
