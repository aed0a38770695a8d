import ColourSupport
import NablaCanvas
import Testing

private let coloured: [Theme] = [.dark, .light, .projectorLight, .projectorDark]

/// How far apart eight lines have to look: six times what can just be noticed, as they are thin and not side by side.
private let leastBetweenLines = 14.0
/// How far apart two colours that mean opposites have to look.
private let leastBetweenOpposites = 25.0

private func colour(_ role: Role, _ theme: Theme) -> RGB {
  Palette.rgb(theme.appearance(of: Style(role), depth: .twoHundredFiftySix).foreground)
}

@Suite struct `Seeing fewer colours` {
  // The distance of black and white is 100 by definition; the others are those of colour-science 0.4's
  // matrix_cvd_Machado2009 at severity 1, confirmed by hand for red: it darkens for protanopes, not for deuteranopes.
  @Test func `it is simulated as the model says`() {
    for vision in ColourVision.allCases {
      #expect(abs(vision.distance(RGB(0, 0, 0), RGB(255, 255, 255)) - 100) < 0.01)
      let grey = vision.lab(RGB(119, 119, 119))
      #expect(abs(grey[1]) < 0.5 && abs(grey[2]) < 0.5, "grey stays grey")
    }
    let red = RGB(255, 0, 0)
    // CIELAB of sRGB red: 53.24, 80.09, 67.20.
    #expect(zip(ColourVision.usual.lab(red), [53.24, 80.09, 67.20]).allSatisfy { abs($0 - $1) < 0.02 })
    #expect(ColourVision.protanopia.lab(red)[0] < 45 && ColourVision.deuteranopia.lab(red)[0] > 55)
    // The textbook pair: this red and this green are nearly one colour to a deuteranope.
    let (brown, green) = (RGB(135, 95, 0), RGB(0, 135, 0))
    #expect(ColourVision.usual.distance(brown, green) > 60 && ColourVision.deuteranopia.distance(brown, green) < 10)
  }

  @Test(arguments: coloured, ColourVision.allCases)
  func `eight lines stay eight lines`(theme: Theme, vision: ColourVision) {
    for one in 0..<Role.seriesCount {
      for other in 0..<one {
        let distance = vision.distance(colour(.series(one), theme), colour(.series(other), theme))
        #expect(distance >= leastBetweenLines, "lines \(other) and \(one): \(distance)")
      }
    }
  }

  @Test(arguments: coloured, ColourVision.allCases)
  func `no line of equal cost looks like a path`(theme: Theme, vision: ColourVision) {
    // Beside several runs all lines have one colour.
    for index in 0..<Role.seriesCount {
      let distance = vision.distance(colour(.isoline, theme), colour(.series(index), theme))
      #expect(distance >= leastBetweenLines, "run \(index): \(distance)")
    }
    // Beside one run they go from the ramp's third level up.
    for level in 2..<Role.rampLevels {
      let distance = vision.distance(colour(.ramp(level), theme), colour(.accent, theme))
      #expect(distance >= leastBetweenLines, "level \(level): \(distance)")
    }
  }

  @Test(arguments: coloured, ColourVision.allCases)
  func `plus and minus, forward and backward, and the two ends of a ramp stay apart`(
    theme: Theme, vision: ColourVision
  ) {
    let last = Role.divergingLevels - 1
    let mirrored = (0..<last / 2).map { (Role.diverging($0), Role.diverging(last - $0)) }
    for (one, other) in [(.positive, .negative), (.forward, .backward), (.ramp(0), .ramp(7))] + mirrored {
      let distance = vision.distance(colour(one, theme), colour(other, theme))
      #expect(distance >= leastBetweenOpposites, "\(one.rawValue) and \(other.rawValue): \(distance)")
    }
  }

  @Test(arguments: coloured, ColourVision.allCases)
  func `fields of a ramp that are neighbours differ, and the ramp goes one way`(theme: Theme, vision: ColourVision) {
    func fill(_ role: Role) -> RGB {
      Palette.rgb(theme.appearance(of: Style(.standard, on: role), depth: .twoHundredFiftySix).background)
    }
    let costs = (0..<Role.rampLevels).map { fill(.ramp($0)) }
    for (low, high) in zip(costs, costs.dropFirst()) {
      #expect(vision.lab(high)[0] > vision.lab(low)[0], "\(low.hex) \(high.hex)")
      #expect(vision.distance(low, high) > 5, "\(low.hex) \(high.hex)")
    }
  }

  @Test(arguments: coloured, ColourVision.allCases)
  func `fields of classes differ, each from every other`(theme: Theme, vision: ColourVision) {
    let fields = (0..<Role.classCount).map { index in
      Palette.rgb(theme.appearance(of: Style(.text, on: .classField(index)), depth: .twoHundredFiftySix).background)
    }
    for one in fields.indices {
      for other in 0..<one {
        let distance = vision.distance(fields[one], fields[other])
        // Twice what can be noticed where they lie side by side; the first five, which most data stop at, far more.
        #expect(distance >= (one < 5 ? 14 : 11), "fields \(other) and \(one): \(distance)")
      }
    }
  }
}
