// An SVG of a screen read back into cells, by geometry alone.

import Foundation
import FoundationXML

/// What the picture shows in one cell.
package struct PictureCell: Equatable, Sendable {
  /// Empty where nothing is drawn; the right half of a wide character is empty too.
  package var text = ""
  /// 0xRRGGBB of what is drawn, −1 where nothing is.
  package var ink = -1
  package var paper = -1
  package var isBold = false
}

/// The cells of a picture.
package final class PictureReader: NSObject, XMLParserDelegate {
  private struct Area {
    let x, y, width, height: Double
    let colour: Int
    let opacity: Double
  }

  package private(set) var columns = 0
  package private(set) var rows = 0
  package private(set) var title = ""
  package private(set) var summary = ""
  /// nil where the text is valid XML.
  package private(set) var problem: String?
  package private(set) var elements: Set<String> = []
  private let cell = (width: 9.0, height: 18.0)
  private var areas: [Int: [Area]] = [:]
  private var dots: [Int: [(x: Double, y: Double, colour: Int)]] = [:]
  private var letters: [Int: PictureCell] = [:]
  private var paper = -1
  private var groups: [[String: String]] = []
  private var style: [String: String] = [:]
  private var position = (x: 0.0, y: 0.0)
  private var element = ""
  /// Where the next characters stand, where they have a list of places.
  private var places: [Double] = []
  private var isListed = false
  private let time: Int?

  /// - Parameters:
  ///   - text: the picture.
  ///   - time: milliseconds since its beginning; nil: nothing moves.
  package init(_ text: String, at time: Int? = nil) {
    self.time = time
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    if !parser.parse() { problem = parser.parserError.map { "\($0)" } ?? "no XML" }
  }

  package func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    elements.insert(name)
    element = name
    switch name {
    case "svg":
      columns = Int((Double(attributes["width"]!)! / cell.width).rounded())
      rows = Int((Double(attributes["height"]!)! / cell.height).rounded())
    case "g": groups.append((groups.last ?? [:]).merging(attributes) { $1 })
    case "animate": animate(attributes)
    case "rect": paper = Self.colour(attributes["fill"])
    case _ where groups.last?["visibility"] == "hidden": element = ""
    case "path": draw(attributes)
    case "text":
      style = (groups.last ?? [:]).merging(attributes) { $1 }
      places = attributes["x"]!.split(separator: " ").map { Double($0)! }
      isListed = places.count > 1
      position = (places[0], Double(attributes["y"]!)!)
    case "tspan": position.x = Double(attributes["x"]!)!
    default: break
    }
  }

  package func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    if name == "g" { groups.removeLast() }
    element = ""
  }

  package func parser(_ parser: XMLParser, foundCharacters text: String) {
    switch element {
    case "title": title += text
    case "desc": summary += text
    case "text" where isListed:
      for scalar in text.unicodeScalars {
        position.x = places.removeFirst()
        write(String(Character(scalar)))
      }
    case "text", "tspan": write(text)
    default: break
    }
  }

  private func write(_ text: String) {
    let place = index(position.x, position.y)
    letters[place, default: PictureCell()].text += text
    letters[place]!.ink = Self.colour(style["fill"])
    letters[place]!.isBold = style["font-weight"] == "bold"
  }

  /// Shows or hides the group that holds it, as the time says.
  private func animate(_ attributes: [String: String]) {
    guard let time, let seconds = Double(attributes["dur"]!.dropLast()) else { return }
    let part = Double(time) / (seconds * 1_000)
    let values = attributes["values"]!.split(separator: ";")
    let times = attributes["keyTimes"]!.split(separator: ";").map { Double($0)! }
    let last = times.lastIndex { $0 <= part }!
    groups[groups.count - 1][attributes["attributeName"]!] = String(values[last])
  }

  private func index(_ x: Double, _ y: Double) -> Int {
    Int((y / cell.height).rounded(.down)) * 100_000 + Int((x / cell.width).rounded(.down))
  }

  private static func colour(_ text: String?) -> Int { Int((text ?? "").dropFirst(), radix: 16) ?? -1 }

  private func draw(_ attributes: [String: String]) {
    let opacity = Double(attributes["fill-opacity"] ?? "1")!
    for part in attributes["d"]!.split(separator: "M") {
      let numbers = part.split { !"0123456789.".contains($0) }.map { Double($0)! }
      if part.hasSuffix("h0") {
        let place = index(numbers[0], numbers[1])
        dots[place, default: []].append((numbers[0], numbers[1], Self.colour(attributes["stroke"])))
        continue
      }
      let area = Area(
        x: numbers[0], y: numbers[1], width: numbers[2], height: numbers[3], colour: Self.colour(attributes["fill"]),
        opacity: opacity)
      let row = Int((area.y / cell.height).rounded(.down))
      for column in Int(area.x / cell.width)...Int((area.x + area.width - 0.01) / cell.width) {
        areas[row * 100_000 + column, default: []].append(area)
      }
    }
  }

  /// What is drawn in a cell.
  package func shown(_ x: Int, _ y: Int) -> PictureCell {
    let place = y * 100_000 + x
    var result = letters[place] ?? PictureCell()
    result.paper = paper
    let left = Double(x) * cell.width
    let top = Double(y) * cell.height
    func covers(_ area: Area, _ px: Double, _ py: Double) -> Bool {
      area.x <= left + px && left + px < area.x + area.width && area.y <= top + py && top + py < area.y + area.height
    }
    var drawn = areas[place, default: []]
    // The first area that fills the whole cell is its background, as long as it is opaque.
    let corners = [(0.1, 0.1), (8.9, 0.1), (0.1, 17.9), (8.9, 17.9)]
    if let first = drawn.first, first.opacity == 1, first.height == cell.height,
      corners.allSatisfy({ covers(first, $0.0, $0.1) })
    {
      result.paper = first.colour
      drawn.removeFirst()
    }
    if let dots = dots[place] {
      let bits: [[UInt32]] = [[1, 2, 4, 0x40], [8, 0x10, 0x20, 0x80]]
      var pattern: UInt32 = 0x2800
      for dot in dots {
        pattern |= bits[dot.x - left < 4.5 ? 0 : 1][Int((dot.y - top) / 4.5)]
        result.ink = dot.colour
      }
      result.text = String(Character(Unicode.Scalar(pattern)!))
    }
    if !drawn.isEmpty {
      result.ink = drawn.last!.colour
      let isCovered = { (px: Double, py: Double) in drawn.contains { covers($0, px, py) } }
      result.text = Self.glyph(isCovered, opacity: drawn[0].opacity)
    }
    return result
  }

  /// The character that looks like this.
  private static func glyph(_ isCovered: (Double, Double) -> Bool, opacity: Double) -> String {
    if opacity < 1 { return ["░", "▒", "▓"][Int(opacity * 4) - 1] }
    let eighths = (0..<8).map { isCovered(0.2, Double($0) * 2.25 + 1.1) && isCovered(8.8, Double($0) * 2.25 + 1.1) }
    if eighths.contains(true), isCovered(2, 17.9) || eighths[0] {
      if eighths[0], eighths.allSatisfy({ $0 }) { return "█" }
      if eighths[0] { return eighths.firstIndex(of: false) == 4 ? "▀" : "?" }
      if isCovered(0.2, 17.9) { return ["▁", "▂", "▃", "▄", "▅", "▆", "▇"][eighths.count { $0 } - 1] }
    }
    let columns = (0..<8).map { isCovered(Double($0) * 1.125 + 0.5, 0.1) && isCovered(Double($0) * 1.125 + 0.5, 17.9) }
    if columns[0], !columns[7] { return ["▏", "▎", "▍", "▌", "▋", "▊", "▉"][columns.count { $0 } - 1] }
    if columns[7], !columns[0] { return "▐" }
    let edges = [isCovered(4.6, 0.1), isCovered(8.9, 9.5), isCovered(4.6, 17.9), isCovered(0.1, 9.5)]
    let number = edges.enumerated().reduce(0) { $0 + ($1.element ? 1 << $1.offset : 0) }
    if number == 0 { return isCovered(4.6, 9.5) ? "?" : "╌" }
    return String(Array(" ╵╶└╷│┌├╴┘─┴┐┤┬┼")[number])
  }
}
