// The characters of borders, marks, arrows and bars: one set for Unicode, one for ASCII.

/// Every character a view draws that is not text.
package struct Symbols: Hashable, Sendable {
  /// Whether only ASCII may be drawn, and Greek has to be spelled out.
  package let isASCII: Bool
  /// Whether signs that some fonts draw two cells wide are to be avoided.
  package let avoidsWideSigns: Bool
  /// Border pieces by the edges that meet there: 1 up, 2 right, 4 down, 8 left.
  private let joints: [Unicode.Scalar]
  /// Arrows clockwise from up, in steps of 45°.
  private let arrows: [Unicode.Scalar]

  /// A point of a path already walked.
  package let path: Unicode.Scalar
  /// Where a path starts.
  package let start: Unicode.Scalar
  /// Where a run stands now.
  package let now: Unicode.Scalar
  /// The best place known.
  package let best: Unicode.Scalar
  /// Where the learning rate in force leads, among all others.
  package let fan: Unicode.Scalar
  /// Where the path of η → 0 is.
  package let flow: Unicode.Scalar
  /// A path leaves the picture here.
  package let leaves: Unicode.Scalar
  /// A value too large for the picture, or +∞.
  package let above: Unicode.Scalar
  /// A value too small for the picture, or 0 on a logarithmic axis.
  package let below: Unicode.Scalar
  /// The full part of a bar.
  package let barFull: Unicode.Scalar
  /// The empty part of a bar.
  package let barEmpty: Unicode.Scalar
  /// Stands in the title of the panel that has the focus.
  package let focus: Unicode.Scalar
  /// Points at the selected row.
  package let selected: Unicode.Scalar
  /// A row that unfolds.
  package let folded: Unicode.Scalar
  /// A row that is unfolded; like the one before no sign of arithmetic.
  package let unfolded: Unicode.Scalar
  /// Something that holds.
  package let check: Unicode.Scalar
  /// Something that does not hold.
  package let cross: Unicode.Scalar
  /// Stands for the part of a text that did not fit; one cell.
  package let ellipsis: String
  /// ∇, as the program's sign.
  package let nabla: String
  /// ∞, as numbers print it.
  package let infinity: String

  package static let unicode = Symbols(
    isASCII: false, joints: Array(" │─└││┌├─┘─┴┐┤┬┼".unicodeScalars), arrows: Array("↑↗→↘↓↙←↖".unicodeScalars),
    path: "•", start: "S", now: "◉", best: "✕", fan: "◇", flow: "○", leaves: "»", barFull: "▇", barEmpty: "▁",
    focus: "▌",
    selected: "▸", folded: "▸", unfolded: "▾", check: "✓", cross: "✕", ellipsis: "…", nabla: "∇", infinity: "∞")

  package static let ascii = Symbols(
    isASCII: true, joints: Array(" |-+||++-+-+++++".unicodeScalars), arrows: Array("^/>\\v/<\\".unicodeScalars),
    path: "o", start: "S", now: "@", best: "x", fan: "%", flow: "O", leaves: ">", barFull: "#", barEmpty: ".",
    focus: "*",
    selected: ">", folded: ">", unfolded: "v", check: "=", cross: "x", ellipsis: "~", nabla: "\\/", infinity: "inf")

  /// Borders as they are, and no sign that a font may draw wide.
  package static let narrow = Symbols(
    isASCII: false, avoidsWideSigns: true, joints: unicode.joints, arrows: ascii.arrows, path: unicode.path,
    start: ascii.start, now: ascii.now, best: ascii.best, fan: ascii.fan,
    flow: ascii.flow, leaves: unicode.leaves, barFull: unicode.barFull,
    barEmpty: unicode.barEmpty, focus: unicode.focus, selected: ascii.selected, folded: ascii.folded,
    unfolded: ascii.unfolded, check: ascii.check,
    cross: ascii.cross, ellipsis: ascii.ellipsis, nabla: ascii.nabla, infinity: ascii.infinity)

  private init(
    isASCII: Bool, avoidsWideSigns: Bool = false, joints: [Unicode.Scalar], arrows: [Unicode.Scalar],
    path: Unicode.Scalar, start: Unicode.Scalar,
    now: Unicode.Scalar, best: Unicode.Scalar, fan: Unicode.Scalar, flow: Unicode.Scalar, leaves: Unicode.Scalar,
    barFull: Unicode.Scalar,
    barEmpty: Unicode.Scalar, focus: Unicode.Scalar, selected: Unicode.Scalar, folded: Unicode.Scalar,
    unfolded: Unicode.Scalar, check: Unicode.Scalar, cross: Unicode.Scalar, ellipsis: String, nabla: String,
    infinity: String
  ) {
    self.isASCII = isASCII
    self.avoidsWideSigns = avoidsWideSigns
    self.joints = joints
    self.arrows = arrows
    self.path = path
    self.start = start
    self.now = now
    self.best = best
    self.fan = fan
    self.flow = flow
    self.leaves = leaves
    above = "^"
    below = "v"
    self.barFull = barFull
    self.barEmpty = barEmpty
    self.focus = focus
    self.selected = selected
    self.folded = folded
    self.unfolded = unfolded
    self.check = check
    self.cross = cross
    self.ellipsis = ellipsis
    self.nabla = nabla
    self.infinity = infinity
  }

  /// The symbols that go with a glyph level.
  package init(_ level: GlyphLevel, _ signs: SignSet = .usual) {
    self = level == .ascii ? .ascii : signs == .narrow ? .narrow : .unicode
  }

  package var horizontal: Unicode.Scalar { joints[10] }
  package var vertical: Unicode.Scalar { joints[5] }

  /// The border piece where those edges meet.
  package func joint(_ edges: BorderEdges) -> Unicode.Scalar { joints[Int(edges.rawValue & 15)] }

  /// The arrow that points most nearly along (`dx`, `dy`) on screen, `dy` downwards; nil for no direction.
  package func arrow(dx: Double, dy: Double) -> Unicode.Scalar? {
    let across = dx.magnitude
    let down = dy.magnitude
    guard across.isFinite, down.isFinite, across + down > 0 else { return nil }
    // tan 22.5°: nearer to an axis than to a diagonal.
    let limit = 0.41421356
    let isVertical = across <= limit * down
    let isHorizontal = down <= limit * across
    if isVertical { return arrows[dy < 0 ? 0 : 4] }
    if isHorizontal { return arrows[dx > 0 ? 2 : 6] }
    return dx > 0 ? arrows[dy < 0 ? 1 : 3] : arrows[dy < 0 ? 7 : 5]
  }

  /// A bar `width` cells long, filled to `fraction`, from 0 to 1; anything above 0 shows.
  package func bar(_ fraction: Double, width: Int) -> String {
    let wanted = Int(clamping: (fraction * Double(width)).rounded())
    let full = max(fraction > 0 ? min(1, width) : 0, min(max(wanted, 0), width))
    var text = String.UnicodeScalarView()
    for cell in 0..<max(0, width) { text.append(cell < full ? barFull : barEmpty) }
    return String(text)
  }

  /// The text as this set can draw it: in ASCII, Greek and mathematical signs are spelled out; else, where wide signs are
  /// avoided, those.
  ///
  ///     Symbols.ascii.spell("Δw = −η·∂C/∂w")  // "Dw = -eta*dC/dw"
  package func spell(_ text: String) -> String {
    isASCII ? ASCIISpelling.of(text) : avoidsWideSigns ? ASCIISpelling.of(text, only: SignSet.wide) : text
  }
}
