// `nabla config`: every setting with its default, as a file that can be used as it is.

import ArgumentParser
import NablaCanvas
import NablaWords

struct Config: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: .told(
      ko: "설정 파일을 출력해요. 모든 설정의 지금 값과 쓸 수 있는 값이 나와요.",
      en: "Print the configuration: every setting, its value and what else it may be."),
    usage: """
      nabla config
      mkdir -p ~/.config/nabla
      nabla config > ~/.config/nabla/config.yaml
      """)

  @OptionGroup var language: LanguageOption

  func run() throws {
    let language = try language.resolved()
    let found = FoundSettings.configuration
    let place = found.path.map { $0.sanitizedPath } ?? "-"
    Output.write("# \(SettingsLabel.place(place, isThere: found.isThere).text(in: language))\n")
    let width = Preference.allCases.map { $0.rawValue.count + $0.fallback.count }.max()! + 4
    for preference in Preference.allCases {
      let word = found.words[preference.rawValue] ?? preference.fallback
      let line = "\(preference.rawValue): \(word)".padded(to: width)
      let others = preference.allowed.joined(separator: ", ")
      Output.write("\(line) # \(others); \(PreferenceLabel(preference).text(in: language))\n")
    }
    Output.flush()
    if !found.problems.isEmpty { throw Failure(.badData, found.problems) }
  }
}
