// A recording in the making: frames in, the lines of an asciicast out.

/// Makes asciicast lines of frames, only of what changes in them.
package struct Recording: Sendable {
  /// A frame that may yet be outdone by the next one.
  private struct Waiting {
    let frame: Frame
    let theme: Theme
    let marker: String?
    let milliseconds: Int
  }

  package let header: CastHeader
  private let depth: ColourDepth
  /// How many milliseconds lie between two frames at the least.
  private let spacing: Int
  private var screen: CastScreen
  private var size: Size
  private var isBegun = false
  private var marked: String?
  private var lastTime = 0
  private var waiting: Waiting?

  /// - Parameters:
  ///   - header: what the recording says of itself, with the size at its start.
  ///   - depth: how many colours its frames are written in.
  ///   - spacing: milliseconds; of the frames that come closer together the latest counts.
  package init(_ header: CastHeader, depth: ColourDepth, spacing: Int = 0) {
    self.header = header
    self.depth = depth
    self.spacing = spacing
    size = header.size
    screen = CastScreen(header.size)
  }

  /// Shows a frame at a time, which is never before that of the last one.
  ///
  /// - Parameters:
  ///   - frame: what is shown from now on.
  ///   - theme: the colours it is shown in.
  ///   - milliseconds: since the beginning.
  ///   - marker: where the recording can be entered; one that is like the last is none.
  /// - Returns: whole lines, most often none or one.
  package mutating func take(_ frame: Frame, theme: Theme, milliseconds: Int, marker: String?) -> String {
    var lines = ""
    if let waiting, milliseconds >= waiting.milliseconds + spacing || frame.size != waiting.frame.size {
      lines = write(waiting)
      self.waiting = nil
    }
    let next = Waiting(frame: frame, theme: theme, marker: marker, milliseconds: max(milliseconds, lastTime))
    if isBegun, milliseconds < lastTime + spacing {
      waiting = next
      return lines
    }
    waiting = nil
    return lines + write(next)
  }

  /// The last line: a whole picture of the end, and the terminal as it was.
  package mutating func end(milliseconds: Int) -> String {
    var lines = ""
    if let waiting { lines = write(waiting) }
    waiting = nil
    return lines + CastLine.event(max(milliseconds, lastTime), .output, screen.end)
  }

  private mutating func write(_ next: Waiting) -> String {
    let time = next.milliseconds
    var lines = ""
    var text = ""
    if next.frame.size != size {
      size = next.frame.size
      screen = CastScreen(size)
      lines += CastLine.event(time, .resize, "\(size.columns)x\(size.rows)")
      text = CastScreen.start
    } else if !isBegun {
      text = CastScreen.start
    }
    isBegun = true
    text += screen.show(next.frame, theme: next.theme, depth: depth)
    if let marker = next.marker, marker != marked {
      marked = marker
      lines += CastLine.event(time, .marker, marker)
    }
    guard !text.isEmpty else { return lines }
    lastTime = time
    return lines + CastLine.event(time, .output, text)
  }
}
