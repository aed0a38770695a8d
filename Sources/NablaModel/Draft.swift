// A file that a learner takes away, before anyone has written it.

/// A file to write under an unused name.
package struct Draft: Equatable, Sendable {
  /// The name, without its number and its ending.
  package let stem: String
  package let ending: String
  package let text: String
  /// The file holds every k-th step.
  package var stride = 1

  package init(stem: String, ending: String, text: String, stride: Int = 1) {
    self.stem = stem
    self.ending = ending
    self.text = text
    self.stride = stride
  }
}
