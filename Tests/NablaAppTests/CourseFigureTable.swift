// The table of the course's figures: row, scene, panel, figures, and what brings them on screen.
//
// The figures are the course's own; where it gives fewer digits than a screen, those of an independent program in numpy.

extension CourseFigure {
  static let all = neurons + costs + worked + counts + layers + rules + landscapes

  // MARK: Rows 1, 2 and 3

  private static let neurons = [
    // ∂C/∂w1 and ∂C/∂b1 share all factors but the last: a against 1.
    CourseFigure(1, "neuron", .panel(.derivation), "= 1 × 0.25 × 1", "0.125", "0.375"),
    CourseFigure(1, "neuron", .panel(.derivation), "-0.0187348", keys: ": b 1 Enter"),
    CourseFigure(
      1, "neuron", .panel(.derivation), "∂z/∂b1 = 1 1", keys: ": b 1 Enter", from: .nothing("a bias always meets a 1")),
    CourseFigure(1, "neuron", .panel(.weights), "+0.1250", "-0.0187"),
    CourseFigure(1, "neuron", .panel(.step), "z(o1) = +0.0000"),
    CourseFigure(1, "neuron", .panel(.step), "0.3922", keys: "Right Right"),
    CourseFigure(1, "neuron", .panel(.step), "0.0554", step: 10, keys: "Right Right", from: .learningRate),
    CourseFigure(1, "neuron", .panel(.step), "0.0219", step: 20, keys: "Right Right", from: .learningRate),
    CourseFigure(1, "neuron", .panel(.step), "0.0092", step: 40, keys: "Right Right", from: .learningRate),

    // Slopes on the flat part, and with b1 = 5.
    CourseFigure(2, "bias", .panel(.activation), "+0.0025", "0.0089"),
    CourseFigure(2, "bias", .panel(.activation), "+0.0066", keys: "n"),
    CourseFigure(2, "bias", .panel(.activation), "+0.0177", keys: "n n"),
    CourseFigure(2, "bias", .panel(.activation), "+0.1966", keys: "Down e 5 Enter", from: .samples),
    CourseFigure(2, "bias", .panel(.activation), "+0.2500", run: 2, keys: "n", from: .weightOf(1)),
    CourseFigure(2, "bias", .panel(.weights), "+0.0156", "-0.0176"),
    CourseFigure(2, "bias", .panel(.weights), "+0.2265", "-0.2144", run: 2),
    CourseFigure(2, "bias", .panel(.step), "0.9820", run: 0, keys: "Right Right"),
    CourseFigure(2, "bias", .panel(.step), "0.0201", run: 2, step: 10, keys: "Right Right", from: .learningRate),

    // C = (x − 2)² from −3; η = 0.5 is there in one step.
    CourseFigure(3, "parabola", .panel(.derivation), "= -10 × 1", "-3 - 2 -5", "25", "-2"),
    CourseFigure(3, "parabola", .panel(.contour), "-10.0000", "-9.0000", "-9.9000", "-9.9900", "-9.9990"),
    CourseFigure(3, "parabola", .panel(.derivation), "2 - 2 0", run: 1, step: 1, from: .learningRate),
    CourseFigure(3, "parabola", .panel(.contour), "+0.0000", run: 1, step: 1, from: .learningRate),
    CourseFigure(3, "parabola", .panel(.weights), "-2.0000", step: 1, from: .learningRate),
    CourseFigure(3, "parabola", .panel(.weights), "-1.2000", step: 2, from: .learningRate),
    CourseFigure(3, "parabola", .panel(.weights), "+6.0000", run: 2, step: 1, from: .learningRate),
    CourseFigure(3, "parabola", .panel(.weights), "+7.0000", run: 3, step: 1, from: .learningRate),
    CourseFigure(3, "parabola", .panel(.weights), "+8.0000", run: 4, step: 1, from: .learningRate),
  ]

  // MARK: Rows 4, 5 and 8

  private static let costs = [
    // |1 − 1.1| = 0.1 against 0.01, |1 − 3| = 2 against 4; slopes 2e against ±1.
    CourseFigure(4, "mse-mae", .panel(.errors), "0.1000", "0.0100", "+0.2000"),
    CourseFigure(4, "mse-mae", .panel(.errors), "2.0000", "4.0000", "+4.0000", keys: "n n"),
    CourseFigure(
      4, "mse-mae", .panel(.errors), "+1.0000", keys: "n n",
      from: .nothing("the slope of |e| is ±1 whatever the error")),
    // MAE at a fixed η never settles: 0 .3 .6 .9 1.2 .9.
    CourseFigure(4, "mae-steps", .panel(.weights), "+0.3000", step: 1, from: .learningRate),
    CourseFigure(4, "mae-steps", .panel(.weights), "+1.2000", step: 4, from: .learningRate),
    CourseFigure(4, "mae-steps", .panel(.weights), "+0.9000", step: 5, from: .learningRate),

    // First gradients .03469 and .98201, 28 times at z = 4.
    CourseFigure(5, "log-loss", .panel(.errors), "+0.0347", "+0.9820"),
    CourseFigure(5, "log-loss", .panel(.derivation), "0.03469"),
    CourseFigure(5, "log-loss", .panel(.derivation), "0.982014", run: 1),
    CourseFigure(5, "log-loss", .panel(.activation), "+4.0000", "+0.0177"),
    CourseFigure(5, "log-loss", .panel(.activation), "+0.9731", run: 0, step: 10, from: .learningRate),
    CourseFigure(5, "log-loss", .panel(.activation), "+0.1591", run: 1, step: 10, from: .learningRate),

    // Predicted and actual ΔC, their ratio drifting from 1 as η grows.
    CourseFigure(8, "taylor", .panel(.taylor), "-0.001598", "-0.001594", run: 0),
    CourseFigure(
      8, "taylor", .panel(.taylor), "0.998", run: 0,
      from: .nothing("so near 1, it moves by less than its last digit")),
    CourseFigure(8, "taylor", .panel(.taylor), "-0.015976", "-0.015616", "0.977"),
    CourseFigure(8, "taylor", .panel(.taylor), "0.747", run: 2, from: .learningRate),
    CourseFigure(8, "taylor", .panel(.taylor), "-0.319520", "-0.174359", "0.546", run: 3, from: .learningRate),
  ]

  // MARK: Rows 9 and 10

  private static let worked = [
    CourseFigure(
      9, "worked-example", .panel(.derivation), "-0.708572 × 0.228767 × 0.615384", "-0.708572", "0.228767", "0.615384",
      "-0.0997525"),
    CourseFigure(9, "worked-example", .panel(.matrix), "0.6003", "0.6457"),
    CourseFigure(9, "worked-example", .panel(.step), "0.125518", keys: "Right Right Right Right"),
    CourseFigure(9, "worked-example", .panel(.data), "0.6457"),
    CourseFigure(9, "worked-example", .panel(.data), "0.300", from: .samples),
    CourseFigure(9, "worked-example", .panel(.weights), "+0.5500"),
    // Exactly, gradient by gradient.
    CourseFigure(9, "worked-example", .sheet("w1"), "-0.0105507730202728…"),
    CourseFigure(9, "worked-example", .sheet("w2"), "-0.0088742173002008…"),
    CourseFigure(9, "worked-example", .sheet("w3"), "-0.006330463812163…"),
    CourseFigure(9, "worked-example", .sheet("w4"), "-0.0053245303801205…"),
    CourseFigure(9, "worked-example", .sheet("w5"), "-0.099752540315140…"),
    CourseFigure(9, "worked-example", .sheet("w6"), "-0.094302092132632…"),
    CourseFigure(
      9, "worked-example", .sheet("all"), "0.645714", "0.125518", "-0.0105508", "-0.00887422", "-0.00633046",
      "-0.00532453", "-0.0997525", "-0.0943021"),
    // σ(0.6).
    CourseFigure(
      9, "worked-example", .panel(.derivation), "0.645656", keys: "Enter j Enter j e 0 . 6 Enter",
      from: .nothing("z is the learner's own")),
    // Rounded to three decimals: h1 .615, o .646, C .125, −.708, .229, product −.09971.
    CourseFigure(
      9, "worked-example", .panel(.derivation), "-0.708 × 0.229 × 0.615", "-0.09971118", "-0.708", "0.615", keys: "%"),
    CourseFigure(9, "worked-example", .panel(.derivation), "0.646", keys: "% Enter"),
    CourseFigure(
      9, "worked-example", .sheet("all", .rounded(3)), "0.615", "0.600", "0.646", "0.125", "-0.708", "0.229",
      "0.237"),
    CourseFigure(9, "worked-example", .sheet("w5", .rounded(3)), "-0.09971118"),
    // One's own o1 = 0.645: −0.71, 0.229, −0.09999285.
    CourseFigure(
      9, "worked-example", .panel(.derivation), "-0.710 × 0.229 × 0.615", "-0.09999285",
      keys: "% Enter j e 0 . 6 4 5 Enter"),
    // ∂C/∂w3 = −0.71 × 0.229 × 0.55 × 0.237 × 0.3.
    CourseFigure(
      9, "worked-example", .panel(.derivation), "-0.710 × 0.229 × 0.550 × 0.237 × 0.300", "-0.006358…",
      keys: ": w 3 Enter % Enter j e 0 . 6 4 5 Enter"),
    // Cut off after three decimals, C = 0.126 from 0.645.
    CourseFigure(9, "worked-example", .sheet("all", .cut(3)), "0.645", "0.126", "-0.710"),

    // w5 − η·(−0.0998).
    CourseFigure(10, "worked-example", .panel(.derivation), "0.55 - 1 × (-0.09975) = 0.55 + 0.09975", "0.649753"),
    CourseFigure(10, "worked-example", .panel(.derivation), "0.649753", from: .learningRate),
    CourseFigure(
      10, "worked-example", .panel(.step), "-1 × (-0.0998) = +0.0998", "0.6498",
      keys: "Right Right Right Right Right Right Right Right"),
    // ∂C/∂w1 with the old w5 and with the new one.
    CourseFigure(10, "worked-example", .panel(.derivation), "-0.0105508", keys: ": w 1 Enter"),
    CourseFigure(
      10, "worked-example", .panel(.derivation), "-0.0124643", "-0.0105508",
      keys: ": w 1 Enter j j e 0 . 6 4 9 7 5 2 5 4 0 3 Enter"),
    CourseFigure(10, "worked-example", .panel(.derivation), "-2(1 - 0.6457)"),
  ]

  // MARK: Row 11

  private static let lecture = Origin.nothing("the lecture's network, counted by the code that counts this one")

  private static let counts = [
    CourseFigure(
      11, "backprop-cost", .panel(.operations), "784-100-10", "60,000", "79,400", "4,764,000,000",
      "378,261,600,000,000", "9,588,000,000", "0.0025%", "2.013", from: lecture),
    CourseFigure(
      11, "backprop-cost", .panel(.operations), "4,950", "99", from: .nothing("a hundred layers of one unit")),
    // 4·3 + 3·2 = 18 weights, three samples: 54, 18 · 54 = 972, 54 + 54 + 3·6 = 126.
    CourseFigure(11, "backprop-cost", .panel(.operations), "18", "54", "972", "126", "13.0%", "2.333", from: .shape),
    CourseFigure(11, "worked-example", .panel(.operations), "6", "36", "14", "38.9%", from: .shape),
    CourseFigure(11, "vanishing", .panel(.operations), "18", "162", "26", "16.0%", from: .shape),
    // Both gradients agree.
    CourseFigure(11, "worked-example", .gradientCheck, "-0.0105507730203", "-0.0997525403151"),
  ]

  // MARK: Rows 12, 13, 15, 16 and 17

  private static let layers = [
    // One shared δ: all gradients into o1 have one sign with sigmoid, not with tanh, nor in the mean.
    CourseFigure(
      12, "zig-zag", .panel(.gradients), "o1 --", "h1 -+", "h2 -+",
      from: .nothing("signs hold while numbers move a little; the three runs differ")),
    CourseFigure(
      12, "zig-zag", .panel(.gradients), "o1 ++", step: 1,
      from: .nothing("signs hold while numbers move a little; the three runs differ")),
    CourseFigure(
      12, "zig-zag", .panel(.gradients), "o1 -+", run: 1,
      from: .nothing("signs hold while numbers move a little; the three runs differ")),
    CourseFigure(
      12, "zig-zag", .panel(.gradients), "-- ", "-+", run: 2,
      from: .nothing("signs hold while numbers move a little; the three runs differ")),
    CourseFigure(12, "zig-zag", .panel(.weights), "-0.1396"),
    CourseFigure(12, "zig-zag", .panel(.weights), "+0.7793", "+0.5919", step: 1, from: .learningRate),
    CourseFigure(12, "zig-zag", .panel(.step), "0.1796", step: 4, keys: "Right Right Right Right", from: .learningRate),

    // Twins stay equal; all zeros stay there.
    CourseFigure(13, "symmetry", .panel(.network), "=(h1)", "=(h2)", step: 1_000, from: .weightOf(4)),
    CourseFigure(13, "symmetry", .panel(.weights), "+4.4546", "+2.3792", "-0.5569", step: 1_000, from: .learningRate),
    CourseFigure(13, "symmetry", .panel(.step), "0.7038", keys: "Right Right Right Right"),
    CourseFigure(
      13, "symmetry", .panel(.step), "0.5072", step: 60, keys: "Right Right Right Right", from: .learningRate),
    CourseFigure(13, "symmetry", .panel(.network), "=(h1)", "=(h2)", run: 0, step: 60, from: .weightOf(4)),
    CourseFigure(13, "symmetry", .panel(.gradients), "0.0000", "00", run: 3),
    // One neuron with equal weights says the same to (0.1, 0.9) and (0.9, 0.1).
    CourseFigure(13, "equal-weights", .panel(.activation), "+0.6225"),
    CourseFigure(13, "equal-weights", .panel(.activation), "+0.6225", keys: "n"),
    CourseFigure(13, "equal-weights", .panel(.weights), "+0.1228"),

    // Gradient by layer: 7.3e-6 … .87, 119,000 : 1; tanh, ReLU, residual.
    CourseFigure(
      15, "vanishing", .panel(.gradients), "7.3e-6", "2.7e-5", "1.1e-4", "5.0e-4", "2.2e-3", "9.9e-3", "0.0439",
      "0.1952", "0.8687", "1/119,000", "0.2247"),
    CourseFigure(
      15, "vanishing", .panel(.gradients), "0.0426", "0.0772", "0.1108", "0.1438", "0.1766", "0.2092", "0.2417",
      "0.2741", "0.3064", run: 1),
    CourseFigure(15, "vanishing", .panel(.gradients), "2.0000", run: 2),
    CourseFigure(
      15, "residual", .panel(.gradients), "0.2824", "0.4069", "0.5136", "0.5999", "0.6641", "0.7053", "0.7238",
      "0.7210", "20.9858"),

    // Neither none nor an identity layer gets below ln 2; the matrices multiply into one.
    CourseFigure(16, "hidden-layer", .panel(.matrix), "W⁽²⁾W⁽¹⁾ = [-0.1100 -0.2600] b = [0.0000]", keys: "a a a a a a"),
    CourseFigure(
      16, "hidden-layer", .panel(.step), "0.6931", keys: "A A A r } } } } Right Right Right Right",
      from: .nothing("straight layers end at ln 2 from wherever they start")),

    CourseFigure(
      17, "three-to-two", .panel(.matrix), "(2×3)(3×1) + (2×1) → (2×1)", "(4×3)(3×2) + (1×2) → (4×2)", from: .shape),
  ]

  // MARK: Rows 18, 22 and 27

  private static let rules = [
    // Rows of scenes made for races: what is on screen already.
    CourseFigure(6, "perceptron", .panel(.weights), "+2.0000", "-3.0000", step: 24),
    CourseFigure(14, "learning-rates", .panel(.weights), "-17.0000", "-8.0000"),
    CourseFigure(26, "two-valleys", .panel(.step), "4.622010"),

    CourseFigure(18, "by-hand", .panel(.weights), "+3.0000", "-0.1595", "-0.6169"),

    // A target of 2 that a sigmoid cannot reach.
    CourseFigure(22, "output-range", .panel(.data), "2.0000", from: .samples),
    CourseFigure(22, "output-range", .panel(.data), "0.5000", "+1.5000"),
    CourseFigure(22, "output-range", .panel(.data), "0.9915", step: 200, from: .learningRate),
    CourseFigure(22, "output-range", .panel(.data), "2.0000 2.0000 +0.0000", run: 2, step: 60, from: .samples),

    // Δw/η: the perceptron, MSE and log loss.
    CourseFigure(27, "two-rules", .panel(.weights), "-0.9000", "-0.3000", run: 0, from: .samples),
    CourseFigure(27, "two-rules", .panel(.derivation), "-0.254792"),
    CourseFigure(27, "two-rules", .panel(.derivation), "-0.0849306", keys: ": w 2 Enter"),
    CourseFigure(27, "two-rules", .panel(.derivation), "-0.523583", run: 2),
    CourseFigure(27, "two-rules", .panel(.derivation), "-0.174528", run: 2, keys: ": w 2 Enter"),
    CourseFigure(27, "two-rules", .panel(.matrix), "-0.3300", "0.4182"),
    // The loudest input is not the most responsible weight.
    CourseFigure(27, "loudest-input", .panel(.derivation), "-0.000233869"),
    CourseFigure(27, "loudest-input", .panel(.derivation), "-0.0148212", keys: ": w 2 Enter"),
  ]

  // MARK: Rows 19, 20, 23 and 25

  private static let landscapes = [
    // Along the contour line C hardly changes, across it it falls; b1 goes the wrong way first.
    CourseFigure(19, "valley", .panel(.weights), "-8.0000", "-2.0000"),
    CourseFigure(19, "valley", .panel(.taylor), "-5.16…", "+0.40…"),
    CourseFigure(19, "valley", .panel(.contour), "4.8400", step: 1, from: .learningRate),
    CourseFigure(19, "valley", .panel(.weights), "+3.2000", step: 1, from: .weights),
    CourseFigure(19, "round-valley", .panel(.contour), "13.0000"),
    CourseFigure(19, "round-valley", .panel(.weights), "-1.4000", "+2.6000", step: 1, from: .learningRate),

    // Caught, free, and at the saddle.
    CourseFigure(20, "local-minima", .panel(.contour), "0.1685"),
    CourseFigure(20, "local-minima", .panel(.contour), "0.1193", run: 0, step: 60),
    CourseFigure(20, "local-minima", .panel(.contour), "0.0947", run: 1, step: 40, from: .learningRate),
    CourseFigure(20, "local-minima", .panel(.contour), "0.1202", run: 2, step: 100),

    CourseFigure(23, "momentum", .panel(.contour), "1.1733", run: 0, step: 10, from: .learningRate),
    CourseFigure(23, "momentum", .panel(.contour), "1.0017", run: 1, step: 10, from: .learningRate),
    CourseFigure(23, "momentum", .panel(.contour), "0.3229", run: 2, step: 10, from: .learningRate),
    CourseFigure(23, "momentum", .panel(.contour), "0.3447", run: 3, step: 60, from: .learningRate),
    CourseFigure(23, "momentum", .panel(.contour), "0.1531", run: 4, step: 60, from: .learningRate),
    CourseFigure(23, "momentum", .panel(.contour), "0.0026", run: 5, step: 60, from: .learningRate),

    // The outputs for the first picture, a 0.
    CourseFigure(25, "digits", .panel(.data), "0.8645", step: 60, from: .learningRate),
    CourseFigure(25, "digits", .panel(.data), "38", from: .nothing("a count of answers")),
    CourseFigure(25, "digits", .panel(.weights), "1210", from: .nothing("a count of parameters")),
  ]
}
