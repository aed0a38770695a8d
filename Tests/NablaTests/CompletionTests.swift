// What a shell offers while a command line is typed.

import Foundation
import TerminalSupport
import Testing

@testable import nabla

@Suite(.startsPrograms) struct `Completing a command line` {
  /// What bash offers for a line that ends at the key.
  private func offered(_ line: String, folder: String? = nil) throws -> Set<String> {
    let script = """
      export PATH="$(dirname "$PROGRAM"):$PATH"
      eval "$(nabla --generate-completion-script bash)"
      COMP_LINE="$LINE"; COMP_POINT=${#LINE}; COMP_TYPE=9; COMP_KEY=9
      read -ra COMP_WORDS <<< "$LINE"; case "$LINE" in *' ') COMP_WORDS+=("");; esac
      COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
      _nabla nabla "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    let result = try run(
      "/bin/bash", ["--norc", "-c", script],
      environment: ["PROGRAM": nabla, "LINE": line, "NABLA_SCENES": folder ?? ""])
    #expect(!result.errorText.contains("error"), "\(result.errorText)")
    return Set(result.outputText.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) })
  }

  @Test func `scenes are offered by name, one's own too`() throws {
    let folder = try Folder()
    _ = try folder.write("spoons.yaml", "cost: \"w1^2\"\n")
    #expect(try offered("nabla train sp", folder: folder.path) == ["spiral", "spoons"])
    #expect(try offered("nabla train ").isSuperset(of: ["spiral", "worked-example", "neuron"]))
    #expect(try offered("nabla train \(folder.path)/s") == ["\(folder.path)/spoons.yaml"])
  }

  @Test func `words of flags are offered`() throws {
    #expect(try offered("nabla train spiral --optimizer ada") == ["adagrad", "adam"])
    #expect(try offered("nabla snapshot spiral --theme projector").count == 2)
    #expect(try offered("nabla sheet spiral --format ") == ["html", "markdown"])
    #expect(try offered("nabla code spiral --framework ") == ["numpy", "pytorch"])
    #expect(try offered("nabla trai") == ["train"])
  }

  /// How a shell reads a script without running it.
  private static let readers = ["bash": "bash --norc -n", "zsh": "zsh -fn", "fish": "fish --no-execute"]

  @Test(arguments: readers.keys.sorted())
  func `every shell gets a script that it can read and that names every command`(shell: String) throws {
    let result = try runNabla("--generate-completion-script", shell)
    #expect(result.status == .code(0))
    #expect(result.outputText.contains("learning-rate"))
    let words = Set(result.outputText.split { !$0.isLetter && $0 != "-" }.map(String.init))
    for command in Nabla.commandNames { #expect(words.contains(command), "\(command)") }
    guard isInstalled(shell) else { return }
    let folder = try Folder()
    let script = try folder.write("nabla.\(shell)", result.outputText)
    let reading = try run("/bin/bash", ["--norc", "-c", "\(Self.readers[shell]!) '\(script)'"])
    #expect(reading.status == .code(0), "\(reading.errorText)")
    #expect(reading.errorText.isEmpty, "\(reading.errorText)")
  }
}
