// swift-tools-version: 6.2
import PackageDescription

// What a packaged program says beside its version; `.ci/package` sets it.
let commit = Context.environment["NABLA_COMMIT"]

// What does nothing in a loop is compiled without the optimizer, which takes a third of the time, and file by file, so
// that a change takes seconds in a release too. Frames and steps stay as fast: their loops are in the targets without it.
// In a package it is as small as it can be: of 31 MB 23 remain.
let cold: [SwiftSetting] = [
  .unsafeFlags(
    commit == nil
      ? ["-Onone", "-no-whole-module-optimization", "-enable-batch-mode", "-incremental"] : ["-Osize"],
    .when(configuration: .release))
]

// The loops themselves are compiled with the optimizer in a debug build too: most of the time of the tests is theirs.
// So are the model, the lessons and the reader of scenes, small targets that almost every test goes through: the tests
// win back several times what their compilation costs.
let hot: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

// Homebrew's libraries are found by pkg-config only. Debian's need none, and it would be warned of at each build that the
// package manager drops some of the flags.
#if os(macOS)
  let described = (curses: Optional("ncursesw"), yaml: Optional("yaml-0.1"))
#else
  let described = (curses: String?.none, yaml: String?.none)
#endif

let package = Package(
  name: "nabla",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  ],
  targets: [
    // Vectors without optimization would be slower than no vectors at all.
    .target(
      name: "CKernels", cSettings: [.unsafeFlags(["-O2"], .when(configuration: .debug))],
      linkerSettings: [.linkedLibrary("m")]),
    .target(name: "CSystem"),
    .target(name: "NablaSystem", dependencies: ["CSystem"], swiftSettings: cold),
    .target(name: "NablaCore", dependencies: ["CKernels", "NablaSystem"], swiftSettings: hot),
    .target(name: "NablaCanvas", swiftSettings: hot),
    .target(name: "NablaLesson", dependencies: ["NablaCore"], swiftSettings: cold + hot),
    .target(
      name: "NablaScenes", dependencies: ["CYAML", "NablaCanvas", "NablaCore", "NablaLesson"],
      swiftSettings: cold + hot, plugins: ["EmbedScenes"]),
    .plugin(
      name: "EmbedScenes", capability: .buildTool(), dependencies: ["EmbedScenesTool"], path: "Sources/EmbedScenes"),
    .executableTarget(name: "EmbedScenesTool"),
    .target(name: "NablaDiagrams", dependencies: ["NablaCanvas", "NablaCore"], swiftSettings: hot),
    .target(
      name: "NablaWords", dependencies: ["NablaCanvas", "NablaCore", "NablaDiagrams", "NablaLesson"],
      swiftSettings: cold),
    .target(
      name: "NablaModel", dependencies: ["NablaCanvas", "NablaCore", "NablaDiagrams", "NablaLesson", "NablaWords"],
      swiftSettings: cold + hot),
    .target(
      name: "NablaPanels",
      dependencies: ["NablaCanvas", "NablaCore", "NablaDiagrams", "NablaLesson", "NablaModel", "NablaWords"],
      swiftSettings: cold),
    .target(
      name: "NablaExports",
      dependencies: [
        "NablaCanvas", "NablaCore", "NablaDiagrams", "NablaLesson", "NablaModel", "NablaScenes", "NablaWords",
      ],
      swiftSettings: cold),
    .target(
      name: "NablaScreen",
      dependencies: [
        "NablaCanvas", "NablaCore", "NablaDiagrams", "NablaExports", "NablaLesson", "NablaModel", "NablaPanels",
        "NablaScenes", "NablaWords",
      ], swiftSettings: cold),
    .systemLibrary(
      name: "CYAML", pkgConfig: described.yaml, providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .systemLibrary(
      name: "CNcurses", pkgConfig: described.curses, providers: [.apt(["libncurses-dev"]), .brew(["ncurses"])]),
    .target(name: "CTerminalGuard", dependencies: ["CSystem"]),
    .target(name: "CCommit", cSettings: commit.map { [.define("NABLA_COMMIT", to: "\"\($0)\"")] }),
    .target(
      name: "NablaTerminal",
      dependencies: ["NablaCanvas", "NablaSystem", "CNcurses", "CTerminalGuard"],
      swiftSettings: [.defaultIsolation(MainActor.self)],
      // Debian has a part of ncurses in a library of its own, which a static one does not name.
      linkerSettings: [.linkedLibrary("tinfo", .when(platforms: [.linux]))]
    ),
    .executableTarget(
      name: "nabla",
      dependencies: [
        "CCommit", "NablaCanvas", "NablaCore", "NablaDiagrams", "NablaExports", "NablaLesson", "NablaModel",
        "NablaScenes", "NablaScreen", "NablaSystem", "NablaTerminal", "NablaWords",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: cold
    ),
    .testTarget(name: "FaultTable", path: "Tests/FaultTable", exclude: ["faults.md"]),
    .testTarget(name: "ColourSupport", dependencies: ["NablaCanvas"], path: "Tests/ColourSupport"),
    .executableTarget(name: "KernelProbe", dependencies: ["CKernels"], path: "Tests/KernelProbe"),
    .testTarget(name: "NablaCoreTests", dependencies: ["CKernels", "FaultTable", "NablaCore", "TerminalSupport"]),
    .testTarget(
      name: "NablaCanvasTests", dependencies: ["ColourSupport", "FaultTable", "NablaCanvas", "TerminalSupport"]),
    .testTarget(
      name: "NablaAppTests",
      dependencies: [
        "ColourSupport", "FaultTable", "NablaCanvas", "NablaCore", "NablaDiagrams", "NablaExports", "NablaLesson",
        "NablaModel",
        "NablaPanels", "NablaScenes", "NablaScreen", "NablaTerminal", "NablaWords",
      ],
      exclude: ["Golden"]),
    .testTarget(
      name: "HouseTests",
      dependencies: [
        "ColourSupport", "FaultTable", "nabla", "NablaCanvas", "NablaCore", "NablaLesson", "NablaModel",
        "NablaPanels", "NablaScenes", "NablaScreen", "NablaWords", "TerminalSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .testTarget(name: "NablaScenesTests", dependencies: ["FaultTable", "NablaLesson", "NablaScenes"]),
    .systemLibrary(name: "CVTerm", path: "Tests/CVTerm", providers: [.apt(["libvterm-dev"])]),
    .testTarget(name: "TerminalSupport", dependencies: ["CVTerm", "NablaCanvas"], path: "Tests/TerminalSupport"),
    .executableTarget(
      name: "TerminalProbe", dependencies: ["NablaCanvas", "NablaTerminal"], path: "Tests/TerminalProbe"),
    .testTarget(
      name: "NablaTerminalTests",
      dependencies: ["FaultTable", "NablaCanvas", "NablaTerminal", "TerminalProbe", "TerminalSupport"]),
    .testTarget(
      name: "NablaTests",
      dependencies: [
        "FaultTable", "nabla", "NablaCanvas", "NablaCore", "NablaDiagrams", "NablaExports", "NablaLesson", "NablaModel",
        "NablaPanels", "NablaScenes", "NablaScreen", "NablaSystem", "NablaTerminal", "NablaWords",
        "TerminalSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
