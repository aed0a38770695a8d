// The model of one frame, which all its views look at.

import NablaModel

/// A model that is copied once for a frame, however many views hold it: it is large, and views are many.
@propertyWrapper
package final class Shown: Sendable {
  private let model: Model

  package init(_ model: Model) { self.model = model }

  package var wrappedValue: Model {
    _read { yield model }
  }
}
