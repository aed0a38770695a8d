// What the program needs of a screen: ncurses is one, a script for tests and recordings another.

/// Something that shows frames and tells what its user did.
@MainActor package protocol Screen: AnyObject {
  /// The cells there are to draw in, as of the last event.
  var size: Size { get }

  /// Shows a frame; a part of it that lies outside `size` is cut off.
  func show(_ frame: Frame)

  /// What happened since the last call, waiting for something to happen if nothing did.
  ///
  /// - Parameter timeoutMilliseconds: the longest wait; nil waits for ever, 0 not at all.
  /// - Returns: the events in their order; none when the time is up or another thread woke the screen.
  func events(timeoutMilliseconds: Int?) -> [Event]

  /// Gives the screen back; a second call does nothing.
  func close()
}
