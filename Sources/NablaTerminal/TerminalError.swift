// Why there is no screen, in sentences that say what to try.

/// A reason not to start the full-screen program. Nothing has been written to the terminal when it is thrown.
nonisolated package enum TerminalError: Error, Equatable, CustomStringConvertible {
  /// Standard input is a file, a pipe or closed.
  case inputIsNoTerminal
  /// Standard output is a file, a pipe or closed.
  case outputIsNoTerminal
  /// TERM is unset or empty.
  case typeMissing
  /// The system does not know the type in TERM.
  case typeUnknown(String)
  /// The type in TERM cannot move its cursor.
  case typeTooSimple(String)
  /// No file may grow large enough to put a screen together in.
  case filesMayNotGrow
  /// Hardly any file may be open at the same time.
  case filesTooFew
  /// The system refused something (a pipe, memory); the associated text names it.
  case refused(String)

  package var description: String {
    switch self {
    case .inputIsNoTerminal:
      "standard input is no terminal, so there are no keys to read; run the program without '<' or a pipe before it"
    case .outputIsNoTerminal:
      "standard output is no terminal, so there is no screen to draw on; run the program without '>' or a pipe after it"
    case .typeMissing:
      "the environment does not say which terminal this is (TERM is not set); try TERM=xterm-256color"
    case .typeUnknown(let name):
      "the system does not know the terminal '\(name)' (TERM); try TERM=xterm-256color"
    case .typeTooSimple(let name):
      "a terminal of type '\(name)' (TERM) cannot show a full screen; try TERM=xterm-256color if it is a better one"
    case .filesMayNotGrow:
      "the screen is put together in a file in memory, and files may not grow here; try 'ulimit -f unlimited'"
    case .filesTooFew:
      "the screen needs about \(DescriptorRoom.wanted) more files open at once than may be here; try 'ulimit -n 256'"
    case .refused(let what):
      "the system refused \(what); close some programs and try again"
    }
  }
}
