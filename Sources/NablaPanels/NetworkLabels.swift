// The numbers on the edges of the network graph: each stands nearer to its own edge than to any other.

import NablaCanvas
import NablaCore
import NablaDiagrams
import NablaLesson
import NablaModel
import NablaWords

struct NetworkLabels {
  struct Placed: Equatable {
    let index: Int
    let text: String
    let role: Role
    let place: Point
  }

  private typealias Box = EdgeLabelPlaces.Box

  @Shown private var model: Model
  private let geometry: NetworkGeometry
  /// In the order of their parameters, so that no selection and no beat changes what follows.
  private let edges: [NetworkEdge]
  private let showsAll: Bool
  private let places: EdgeLabelPlaces
  /// The edges of the term that a growing sum or product has come to; nil: none grows.
  private let lit: Set<Int>?

  init(
    model: Shown, geometry: NetworkGeometry, edges: NetworkEdges, taken: [Rect] = [], lit: Set<Int>? = nil
  ) {
    _model = model
    self.geometry = geometry
    self.lit = lit
    self.edges = edges.edges.sorted { $0.index < $1.index }
    let isWide = geometry.rect.width >= 11 * geometry.columns.count
    showsAll = model.wrappedValue.look.showsWeightLabels && edges.allCount <= 24 && isWide
    let inputWidth = Self.inputWidth(model.wrappedValue)
    places = EdgeLabelPlaces(
      geometry: geometry, edges: self.edges, isDense: edges.edges.count > 24,
      nodes: geometry.columns.map { nodes in
        nodes.flatMap { Self.cells(of: $0, geometry, inputWidth: inputWidth) }
      }, taken: taken)
  }

  /// The cells that the widest input of any sample takes; where they are many, those of any number.
  private static func inputWidth(_ model: Model) -> Int {
    guard let inputs = model.workspace.scene.experiment.dataset?.inputs, inputs.count <= 2_000 else { return 7 }
    return min(7, inputs.map { Numeral.fixed($0, decimals: 3).utf8.count }.max() ?? 7)
  }

  /// The cells that a node's name and numbers take.
  private static func cells(
    of node: NetworkGeometry.Node, _ geometry: NetworkGeometry, inputWidth: Int
  ) -> [Rect] {
    // The cells beside a hidden node's name are kept for the arrow that says where δ arrives.
    let arrow = node.column > 0 && node.column < geometry.columns.count - 1 ? 1 + geometry.blank : 0
    var rects = [Rect(x: node.x, y: node.y, width: node.width + arrow, height: 1)]
    let width = min(geometry.numberWidth, geometry.space(of: node))
    let biases = node.column > 0 && geometry.network.layers[node.column - 1].hasBias ? 1 : 0
    let wanted = node.column == 0 ? 1 : (node.column == geometry.columns.count - 1 ? 2 : 1) + biases
    for row in 0..<min(geometry.valueRows[node.column], wanted) {
      // The letters of biases and targets need their room where the number above them does without.
      let first = node.column == 0 ? inputWidth : 7
      let own = row == 0 ? min(width, first) : min(8, geometry.space(of: node))
      rects.append(Rect(x: node.x, y: node.y + 1 + row, width: own, height: 1))
    }
    return rects
  }

  package func draw(of frame: inout Frame, _ pencil: Pencil) {
    for label in placed(pencil) {
      let width = TextWidth.of(label.text)
      let isSelected = label.index == model.look.selection
      frame.fill(Rect(x: label.place.x - 1, y: label.place.y, width: width + 2, height: 1).intersection(geometry.rect))
      let style = isSelected ? Style(.accent, [.reverse, .bold]) : style(of: label)
      frame.put(label.text, style, x: label.place.x, y: label.place.y)
    }
  }

  /// While a sum or product grows, only what its last term is of stands out.
  private func style(of label: Placed) -> Style {
    guard let lit else { return Style(label.role) }
    return lit.contains(label.index) ? Style(label.role, .bold) : Style(.dim)
  }

  /// The labels with their places; the selected edge's carries its name even where the others have none.
  func placed(_ pencil: Pencil) -> [Placed] {
    let selected = model.look.selection
    var boxes: [Box] = []
    var areNamed = false
    if showsAll {
      if edges.count <= 12 {
        boxes = places.boxes(rooms(isNamed: true, pencil))
        areNamed = boxes.count == edges.count
      }
      if !areNamed { boxes = places.boxes(rooms(isNamed: false, pencil)) }
    }
    var selectedIsNamed = areNamed
    if !areNamed, let edge = edges.first(where: { $0.index == selected }) {
      let others = boxes.filter { $0.index != selected }
      let own = boxes.first { $0.index == selected }
      let named = places.candidates(edge, room(of: edge, isNamed: true, pencil), reach: 3)
      let short = places.candidates(edge, room(of: edge, isNamed: false, pencil), reach: 3)
      if let box = named.first(where: { places.fits($0, others) }) {
        boxes = others + [box]
        selectedIsNamed = true
      } else if own == nil, let box = short.first(where: { places.fits($0, others) }) {
        boxes = others + [box]
      } else if own == nil, let box = named.first ?? short.first {
        // The selected one comes first: others make room.
        boxes = others.filter { places.fits(box, [$0]) } + [box]
        selectedIsNamed = !named.isEmpty
      }
    }
    return boxes.map { box in
      let isNamed = box.index == selected ? selectedIsNamed : areNamed
      let (text, role) = text(of: box.index, isNamed: isNamed, pencil)
      // Numbers end in one column, whatever stands before them.
      return Placed(
        index: box.index, text: text, role: role, place: Point(x: box.x + box.width - TextWidth.of(text), y: box.y))
    }
  }

  // MARK: Texts

  private enum Kind: CaseIterable {
    case weight, slope, change
  }

  /// What the beat under way puts on an edge: its weight, and in the beats that make them its slope or its change.
  private func text(of index: Int, isNamed: Bool, _ pencil: Pencil) -> (text: String, role: Role) {
    switch model.litBeat {
    case .gradient: return text(of: index, .slope, isNamed: isNamed, pencil)
    case .update: return text(of: index, .change, isNamed: isNamed, pencil)
    default: return text(of: index, .weight, isNamed: isNamed, pencil)
    }
  }

  private func text(of index: Int, _ kind: Kind, isNamed: Bool, _ pencil: Pencil) -> (text: String, role: Role) {
    let situation = model.situation
    let value: Double
    var mark = ""
    switch kind {
    case .slope:
      // For the perceptron rule what moves the weight: x · (y − a).
      value = model.usesPerceptronRule ? -situation.step.gradient[index] : situation.step.gradient[index]
      mark = model.usesPerceptronRule ? "" : (pencil.symbols.isASCII ? "d" : "∂")
    case .change:
      value = situation.step.change[index]
      mark = pencil.symbols.isASCII ? "D" : "Δ"
    case .weight: value = situation.parameters[index]
    }
    let isHeld = situation.settings.frozen.contains(index)
    // What is held still reads like an equation that holds: w2=+0.427.
    let name = (isNamed ? model.names.name(at: index) + (isHeld ? "" : " ") : "") + (isHeld ? "=" : "")
    return (name + mark + pencil.number(value, decimals: 3, sign: .always), value < 0 ? .negative : .positive)
  }

  private func rooms(isNamed: Bool, _ pencil: Pencil) -> [EdgeLabelPlaces.Room] {
    edges.map { room(of: $0, isNamed: isNamed, pencil) }
  }

  /// The cells that every text of an edge takes.
  private func room(of edge: NetworkEdge, isNamed: Bool, _ pencil: Pencil) -> EdgeLabelPlaces.Room {
    let widths = Kind.allCases.map { TextWidth.of(text(of: edge.index, $0, isNamed: isNamed, pencil).text) }
    return EdgeLabelPlaces.Room(most: widths.max() ?? 0, least: widths.min() ?? 0)
  }
}
