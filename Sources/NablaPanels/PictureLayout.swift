// Where the parts of a sample's picture go: the picture, the outputs, the table of mixed-up classes, a caption.

import NablaCanvas

/// Rectangles in a panel; a part without room is nil.
struct PictureLayout: Equatable {
  var picture: Rect
  var bars: Rect?
  var matrix: Rect?
  /// The caption's row.
  var caption: Int?

  static let leastBarsWidth = 22
  private static let mostBarsWidth = 60
  private static let mostBarsHeight = 12
  /// The largest pixel is so many rows high.
  private static let largestPixel = 4

  /// The table of mixed-up classes where there is room for it, and then the largest picture.
  ///
  /// - Parameters:
  ///   - rect: the cells there are.
  ///   - side: the picture's pixels on a side.
  ///   - classes: how many classes there are.
  ///   - matrix: the cells that the table takes.
  ///   - splitsCells: whether a cell can show two pixels, one above the other.
  init(in rect: Rect, side: Int, classes: Int, matrix: Size, splitsCells: Bool) {
    let caption = rect.height >= 4 ? rect.maxY - 1 : nil
    let body = Rect(x: rect.x + 1, y: rect.y, width: rect.width - 1, height: rect.height - (caption == nil ? 0 : 1))
    let pictures = Self.sizes(side: side, splitsCells: splitsCells)
      .filter { $0.columns <= body.width && $0.rows <= body.height }
      .map { Rect(x: body.x, y: body.y, width: $0.columns, height: $0.rows) }
    func room(beside picture: Rect) -> Rect {
      Rect(x: picture.maxX + 2, y: body.y, width: body.maxX - picture.maxX - 2, height: body.height)
    }
    let candidates =
      pictures.lazy.compactMap { Self.withMatrix($0, room(beside: $0), classes: classes, matrix) }.first
      ?? pictures.lazy.compactMap { Self.withBars($0, room(beside: $0), classes: classes) }.first
    // A picture alone, cut down to what there is where even the smallest has no room.
    let alone =
      pictures.first ?? Rect(x: body.x, y: body.y, width: min(body.width, 2 * body.height), height: body.height)
    self = candidates ?? PictureLayout(picture: alone)
    self.caption = caption
  }

  private init(picture: Rect, bars: Rect? = nil, matrix: Rect? = nil) {
    self.picture = picture
    self.bars = bars
    self.matrix = matrix
  }

  /// The sizes at which every pixel is a square of the same number of cells, the largest first.
  private static func sizes(side: Int, splitsCells: Bool) -> [Size] {
    let whole = (1...largestPixel).reversed().map { Size(columns: 2 * side * $0, rows: side * $0) }
    return splitsCells ? whole + [Size(columns: side, rows: (side + 1) / 2)] : whole
  }

  /// The table below the bars, else beside them.
  private static func withMatrix(_ picture: Rect, _ room: Rect, classes: Int, _ matrix: Size) -> PictureLayout? {
    if room.width >= max(leastBarsWidth, matrix.columns), room.height >= classes + 1 + matrix.rows {
      return PictureLayout(
        picture: picture, bars: Rect(x: room.x, y: room.y, width: min(room.width, mostBarsWidth), height: classes),
        matrix: Rect(x: room.x, y: room.y + classes + 1, width: matrix.columns, height: matrix.rows))
    }
    let bars = room.width - 2 - matrix.columns
    guard bars >= leastBarsWidth, room.height >= matrix.rows else { return nil }
    return PictureLayout(
      picture: picture, bars: Rect(x: room.x, y: room.y, width: bars, height: classes),
      matrix: Rect(x: room.maxX - matrix.columns, y: room.y, width: matrix.columns, height: matrix.rows))
  }

  /// A row for each class, else an upright bar.
  private static func withBars(_ picture: Rect, _ room: Rect, classes: Int) -> PictureLayout? {
    let width = min(room.width, mostBarsWidth)
    if width >= leastBarsWidth, room.height >= classes {
      return PictureLayout(picture: picture, bars: Rect(x: room.x, y: room.y, width: width, height: classes))
    }
    guard width >= 2 * classes - 1, room.height >= 3 else { return nil }
    let height = min(room.height, mostBarsHeight)
    return PictureLayout(picture: picture, bars: Rect(x: room.x, y: room.y, width: width, height: height))
  }
}
