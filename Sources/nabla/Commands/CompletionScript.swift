// What the parser's completion scripts do not know: that a first word which is no command is a scene to open.

/// A script for a shell, as the parser makes it and as it is printed.
enum CompletionScript {
  /// Makes a script offer scenes in the place of a command, behind one what `nabla open` takes, and commands behind
  /// `help`.
  ///
  /// Each shell gets to see the line as if `open` stood in it. Other texts stay as they are.
  static func knowingScenes(_ text: String, commands: [String]) -> String {
    if text.hasPrefix("#!/bin/bash\n") { return bash(text, commands) }
    if text.hasPrefix("#compdef nabla\n") { return zsh(text, commands) }
    if text.hasPrefix("function __nabla_should_offer") { return fish(text, commands) }
    return text
  }

  private static func bash(_ text: String, _ commands: [String]) -> String {
    let registration = "complete -o filenames -F _nabla nabla"
    return text.replacing(
      registration,
      with: """
        # A first word that is no command is a scene, as if open stood before it
        _nabla_or_open() {
            local -a offered=()
            if [[ "${COMP_CWORD}" -eq 1 && "${2}" != -* ]]; then
                offered=($(compgen -W '\(commands.joined(separator: " "))' -- "${2}"))
            else
                case "${COMP_WORDS[1]}" in
                help)
                    COMPREPLY=($(compgen -W '\(commands.joined(separator: " "))' -- "${2}"))
                    return
                    ;;
                \(commands.joined(separator: "|")))
                    _nabla "${@}"
                    return
                    ;;
                esac
            fi
            COMP_WORDS=("${COMP_WORDS[0]}" open "${COMP_WORDS[@]:1}")
            COMP_CWORD=$((COMP_CWORD + 1))
            _nabla "${@}"
            COMPREPLY=("${offered[@]}" "${COMPREPLY[@]}")
        }

        complete -o filenames -F _nabla_or_open nabla
        """)
  }

  private static func zsh(_ text: String, _ commands: [String]) -> String {
    let start = "\n_nabla() {\n"
    let end = "\nif [[ \"${funcstack[1]}\" = _nabla ]]; then\n"
    // No blank behind a folder, which goes on.
    let words = #"    local -ar non_empty_completions=("${@:#(|:*)}")"#
    let folders = #"""
          local -ar folders=("${(M)@:#*/}")
          (( ${#folders} )) && compadd -S '' -a folders
          local -ar non_empty_completions=("${@:#(|:*|*/)}")
      """#
    return text.replacing(words, with: folders).replacing(start, with: "\n_nabla_or_open() {\n").replacing(
      end,
      with: """

        # A first word that is no command is a scene, as if open stood before it
        _nabla() {
            local -i ret=1
            if [[ "${CURRENT}" -eq 2 && "${words[2]}" != -* ]]; then
                _nabla_or_open "${@}" && ret=0
            elif [[ "${words[2]}" == help ]]; then
                compadd -- \(commands.joined(separator: " "))
                return
            elif [[ "${words[2]}" == (\(commands.joined(separator: "|"))) ]]; then
                _nabla_or_open "${@}"
                return
            fi
            words=("${words[1]}" open "${(@)words[2,-1]}")
            (( CURRENT++ ))
            _nabla_or_open "${@}" && ret=0
            return "${ret}"
        }

        """ + end.dropFirst())
  }

  private static func fish(_ text: String, _ commands: [String]) -> String {
    let tokens = "    set -l unparsed_tokens (__nabla_tokens -pc)\n"
    let first = #"-n '__nabla_should_offer_completions_for_positional "nabla open" -eq 1'"#
    var lines = text.replacing(
      tokens,
      with: tokens + """
            # A first word that is no command is a scene, as if open stood before it
            set -l first $unparsed_tokens[2] (commandline -t)
            if test (count $unparsed_tokens) -gt 1; or string match -q -- '-*' $first[1]
                contains -- $first[1] \(commands.joined(separator: " "))
                or set unparsed_tokens nabla open $unparsed_tokens[2..]
            end

        """, maxReplacements: 1
    ).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if let scenes = lines.first(where: { $0.contains(first) }) {
      let line = scenes.replacing(first, with: #"-n '__nabla_should_offer_completions_for_positional "nabla" -eq 1'"#)
      lines.append(line)
      let help = #"-n '__nabla_should_offer_completions_for_positional "nabla help" -ge 1'"#
      lines.append("complete -c 'nabla' \(help) -fa '\(commands.joined(separator: " "))'")
      lines.append("")
    }
    return lines.map(withLongNames).joined(separator: "\n")
  }

  /// Names flags such as `x` and `x-range` so that fish's `argparse` takes them for long ones, and not for the short flag
  /// x: behind a letter that cannot be typed.
  private static func withLongNames(_ line: String) -> String {
    guard line.contains("__nabla_parse_subcommand ") else { return line }
    var letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".makeIterator()
    return line.split(separator: " ", omittingEmptySubsequences: false).map { word in
      let name = word.drop { $0 == "'" }
      let isShort = name.dropFirst().first.map { $0 == "-" || $0 == "=" } ?? false
      guard word.hasPrefix("'"), isShort, let letter = letters.next() else { return String(word) }
      return "'\(letter)-\(name)"
    }.joined(separator: " ")
  }
}
