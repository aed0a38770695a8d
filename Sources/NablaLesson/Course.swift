// The course: the library's scenes in the order in which they are taught.

/// Scenes that belong together.
package struct Chapter: Equatable, Sendable {
  package let title: LocalizedText
  /// Their names, in order.
  package let scenes: [String]
}

/// A scene's place among the chapters, both counted from 1; shown as 3.1.
package struct CoursePlace: Hashable, Sendable {
  package let chapter: Int
  package let scene: Int

  package var text: String { "\(chapter).\(scene)" }
}

/// The way from one neuron to networks that read digits. A scene that is not in it needs no entry here.
package enum Course {
  package static let chapters: [Chapter] = [
    Chapter(
      title: LocalizedText(ko: "뉴런 하나", en: "One neuron"),
      scenes: ["neuron", "by-hand", "bias", "bias-reach", "perceptron", "xor-line"]),
    Chapter(
      title: LocalizedText(ko: "비용을 따라 내려가기", en: "Down the cost"),
      scenes: [
        "parabola", "flat-spot", "mse-mae", "mae-steps", "log-loss", "two-rules", "cost-surface", "valley",
        "round-valley", "taylor",
      ]),
    Chapter(
      title: LocalizedText(ko: "역전파", en: "Backpropagation"),
      scenes: ["worked-example", "book-example", "loudest-input", "backprop-cost", "zig-zag", "held-still"]),
    Chapter(
      title: LocalizedText(ko: "학습률과 옵티마이저", en: "Learning rates and optimizers"),
      scenes: [
        "learning-rates", "rate-curve", "start-map", "local-minima", "two-valleys", "moving-valleys", "momentum",
        "schedule", "edge-of-stability", "catapult",
      ]),
    Chapter(
      title: LocalizedText(ko: "층 쌓기", en: "Layers"),
      scenes: [
        "output-range", "three-to-two", "hidden-layer", "hidden-neurons", "symmetry", "equal-weights", "vanishing",
        "residual", "ten-layers",
      ]),
    Chapter(
      title: LocalizedText(ko: "배우는 네트워크", en: "Networks that learn"),
      scenes: ["curve-fit", "overfitting", "spiral", "three-classes", "digits", "new-digits"]),
  ]

  /// All scenes of the course in order.
  package static let scenes: [String] = chapters.flatMap(\.scenes)

  private static let places: [String: CoursePlace] = {
    var places: [String: CoursePlace] = [:]
    for (chapter, content) in chapters.enumerated() {
      for (scene, name) in content.scenes.enumerated() {
        places[name] = CoursePlace(chapter: chapter + 1, scene: scene + 1)
      }
    }
    return places
  }()

  /// Where a scene stands; nil where the course does not know it.
  package static func place(of name: String) -> CoursePlace? { places[name] }
}
