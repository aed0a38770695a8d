// How many runs there can be side by side.

package enum RunLimits {
  /// A ninth run drops the oldest that is not compared: colours and letters for more could not be told apart.
  package static let mostKept = 8
}
