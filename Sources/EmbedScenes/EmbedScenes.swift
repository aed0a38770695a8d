// Puts everything in Scenes/ into the program: a build command that writes one Swift file of raw strings.
// The link to Scenes/ beside this file makes the build be planned anew when a scene comes or goes.

import Foundation
import PackagePlugin

@main
struct EmbedScenes: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let folder = context.package.directoryURL.appending(path: "Scenes")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    let files = names.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".csv") }.map { folder.appending(path: $0) }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedScenes.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(files.count) files of Scenes/",
        executable: try context.tool(named: "EmbedScenesTool").url,
        arguments: [folder.path, output.path],
        // The folder too: it changes with the files in it, should the link have been lost.
        inputFiles: files + [folder], outputFiles: [output])
    ]
  }
}
