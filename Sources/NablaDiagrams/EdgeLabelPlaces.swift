// Where numbers on the edges of a network graph can stand: each nearer to its own edge than to any other.

import NablaCanvas

/// A line of the network graph.
package struct NetworkEdge {
  package let source: NetworkGeometry.Node
  package let target: NetworkGeometry.Node
  /// The weight's number.
  package let index: Int
  package let weight: Double

  package init(source: NetworkGeometry.Node, target: NetworkGeometry.Node, index: Int, weight: Double) {
    self.source = source
    self.target = target
    self.index = index
    self.weight = weight
  }

  package var strength: Double { weight.isFinite ? abs(weight) : .infinity }
}

/// Finds cells for the labels of edges.
package struct EdgeLabelPlaces {
  /// How many cells a label takes: its longest and its shortest text.
  package struct Room {
    package let most: Int
    package let least: Int

    package init(most: Int, least: Int) {
      self.most = most
      self.least = least
    }
  }

  /// Cells kept for an edge's label: the widest text that any beat gives it.
  package struct Box: Equatable {
    package let index: Int
    package let x: Int
    package let y: Int
    package let width: Int

    /// With a blank cell on either side.
    var rect: Rect { Rect(x: x - 1, y: y, width: width + 2, height: 1) }
    var centre: Double { Double(x) + Double(width - 1) / 2 }
  }

  private let geometry: NetworkGeometry
  private let edges: [NetworkEdge]
  private let isDense: Bool
  private let nodes: [[Rect]]
  private let taken: [Rect]

  /// - Parameters:
  ///   - geometry: where the nodes lie.
  ///   - edges: those that are drawn.
  ///   - isDense: whether they are so many that a label may stand nearer to another than to its own.
  ///   - nodes: the cells of nodes' names and numbers, column by column.
  ///   - taken: anything else that must stay readable.
  package init(geometry: NetworkGeometry, edges: [NetworkEdge], isDense: Bool, nodes: [[Rect]], taken: [Rect]) {
    self.geometry = geometry
    self.edges = edges
    self.isDense = isDense
    self.nodes = nodes
    self.taken = taken
  }

  /// A box for each edge that finds one; edges that found none get the first choice in the next attempt.
  ///
  /// - Parameter rooms: how many cells each edge's label takes, in the order of `edges`.
  package func boxes(_ rooms: [Room]) -> [Box] {
    var order = zip(edges, rooms).map { ($0.index, candidates($0, $1, reach: 1)) }
    order = order.enumerated().sorted { ($0.element.1.count, $0.offset) < ($1.element.1.count, $1.offset) }
      .map(\.element)
    var best: [Box] = []
    for _ in 0..<4 {
      var boxes: [Box] = []
      var failed: [(Int, [Box])] = []
      var found: [(Int, [Box])] = []
      for (index, candidates) in order {
        if let box = candidates.first(where: { fits($0, boxes) }) {
          boxes.append(box)
          found.append((index, candidates))
        } else {
          failed.append((index, candidates))
        }
      }
      if boxes.count > best.count { best = boxes }
      if failed.isEmpty { break }
      order = failed + found
    }
    return best.sorted { $0.index < $1.index }
  }

  /// Whether a box keeps clear of others, and stands above or below them as its edge does.
  package func fits(_ box: Box, _ others: [Box]) -> Bool {
    others.allSatisfy { other in
      guard box.rect.intersection(Rect(x: other.x, y: other.y, width: other.width, height: 1)).isEmpty else {
        return false
      }
      guard box.x < other.x + other.width, other.x < box.x + box.width, let first = edge(box.index),
        let second = edge(other.index), first.source.column == second.source.column
      else { return true }
      return [box.centre, other.centre].allSatisfy { x in
        (row(of: first, at: x) < row(of: second, at: x)) == (box.y < other.y)
      }
    }
  }

  private func edge(_ index: Int) -> NetworkEdge? { edges.first { $0.index == index } }

  /// The row of an edge in a column of cells, with a fraction.
  private func row(of edge: NetworkEdge, at x: Double) -> Double {
    let first = Double(geometry.edgeStart(edge.source))
    let length = max(1, Double(geometry.edgeEnd(edge.target)) - first)
    let share = min(max((x - first) / length, 0), 1)
    return Double(edge.source.y) + share * Double(edge.target.y - edge.source.y)
  }

  /// All places for an edge's label that keep clear of nodes and are nearest to that edge, the best first.
  ///
  /// - Parameters:
  ///   - edge: whose label it is.
  ///   - room: how many cells it takes.
  ///   - reach: how many rows above or below its edge it may stand.
  package func candidates(_ edge: NetworkEdge, _ room: Room, reach: Int) -> [Box] {
    let width = room.most
    let least = room.least
    let first = geometry.edgeStart(edge.source)
    let last = geometry.edgeEnd(edge.target)
    let rivals = edges.filter { $0.source.column == edge.source.column && $0.index != edge.index }
    let blocked = nodes[edge.source.column] + nodes[edge.target.column] + taken
    let right = edge.target.x + max(edge.target.width, edge.target.room)
    guard last >= first, right - width >= edge.source.x else { return [] }
    var found: [(score: Double, box: Box)] = []
    for x in edge.source.x...right - width {
      let centre = Double(x) + Double(width - 1) / 2
      guard centre >= Double(first), centre <= Double(last) else { continue }
      let own = row(of: edge, at: centre)
      let near = Int(clamping: own.rounded())
      for y in near - reach...near + reach {
        let box = Box(index: edge.index, x: x, y: y, width: width)
        guard geometry.rect.contains(Rect(x: x, y: y, width: width, height: 1)),
          blocked.allSatisfy({ $0.intersection(box.rect).isEmpty })
        else { continue }
        // Shorter texts end in the same cell: their middle lies further right.
        var lead = Double.infinity
        for middle in [centre, Double(x + width) - Double(least + 1) / 2] {
          let distance = abs(row(of: edge, at: middle) - Double(y))
          for rival in rivals { lead = min(lead, abs(row(of: rival, at: middle) - Double(y)) - distance) }
        }
        let distance = abs(own - Double(y))
        guard lead >= 0.25 || (isDense && distance <= 0.5) else { continue }
        var covered = 0
        for rival in rivals {
          for cell in x..<x + width where abs(row(of: rival, at: Double(cell)) - Double(y)) <= 0.5 { covered += 1 }
        }
        let outside = max(0, first - x) + max(0, x + width - 1 - last)
        let offset = abs(2 * centre - Double(first + last)) / Double(max(1, last - first))
        var score: Double = distance * 5 + Double(covered)
        score += offset * 3 + Double(outside) * 0.5
        score -= min(lead, 1.5) * 3
        // A line that runs into either end of a label is read as its line, above all at the end one reads first.
        for (end, weight) in [(Double(x + width - least), 6.0), (Double(x + width - 1), 3.0)] {
          let ownDistance = abs(row(of: edge, at: end) - Double(y))
          if rivals.contains(where: { abs(row(of: $0, at: end) - Double(y)) < ownDistance }) { score += weight }
        }
        found.append((score, box))
      }
    }
    return found.sorted { ($0.score, $0.box.x, $0.box.y) < ($1.score, $1.box.x, $1.box.y) }.map(\.box)
  }
}
