// Where the tiles of many neurons stand: as large as all fit, else the rows around the selected one.

import NablaCanvas

/// Rectangles for the neurons of a network in their order, each a row for the name and a picture below.
struct NeuronTiles: Equatable {
  struct Tile: Equatable {
    /// The neuron's number, from 0.
    let neuron: Int
    let rect: Rect
  }

  let tiles: [Tile]
  /// How many neurons have no tile.
  let hidden: Int

  /// Rows of the smallest and of the largest picture; each is about twice as wide as high.
  private static let heights = 3...16

  /// - Parameters:
  ///   - rect: the cells there are.
  ///   - count: how many neurons there are.
  ///   - selected: the number of the one that has to have a tile.
  init(in rect: Rect, count: Int, selected: Int) {
    func grid(_ height: Int) -> (columns: Int, rows: Int) {
      (max(1, (rect.width + 1) / (2 * height + 3)), max(1, rect.height / (height + 1)))
    }
    let height =
      Self.heights.reversed().first { height in
        let (columns, rows) = grid(height)
        return columns * rows >= count && 2 * height + 2 <= rect.width && height + 1 <= rect.height
      } ?? Self.heights.lowerBound
    let (columns, rows) = grid(height)
    let total = (count + columns - 1) / columns
    let first = min(max(0, selected / columns - rows / 2), max(0, total - rows))
    let shown = first * columns..<min(count, (first + rows) * columns)
    tiles = shown.map { neuron in
      let place = neuron - shown.lowerBound
      return Tile(
        neuron: neuron,
        rect: Rect(
          x: rect.x + place % columns * (2 * height + 3), y: rect.y + place / columns * (height + 1),
          width: min(2 * height + 2, rect.width), height: min(height + 1, rect.height)))
    }
    hidden = count - shown.count
  }
}
