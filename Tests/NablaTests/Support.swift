// Running the built program, with and without a terminal.

import Foundation
import TerminalSupport
import Testing

let nabla = builtProduct("nabla")
