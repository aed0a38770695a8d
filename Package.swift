// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "nabla",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    // Vectors without optimization would be slower than no vectors at all.
    .target(name: "CKernels", cSettings: [.unsafeFlags(["-O2"], .when(configuration: .debug))]),
    .target(name: "NablaCore", dependencies: ["CKernels"]),
    .target(name: "NablaCanvas"),
    .target(name: "NablaScenes", dependencies: ["NablaCore", "Yams"], plugins: ["EmbedScenes"]),
    .plugin(
      name: "EmbedScenes", capability: .buildTool(), dependencies: ["EmbedScenesTool"], path: "Sources/EmbedScenes"),
    .executableTarget(name: "EmbedScenesTool"),
    .target(name: "NablaApp", dependencies: ["NablaCanvas", "NablaCore", "NablaScenes"]),
    .systemLibrary(name: "CNcurses", providers: [.apt(["libncurses-dev"])]),
    .target(name: "CTerminalGuard"),
    .target(
      name: "NablaTerminal",
      dependencies: ["NablaCanvas", "CNcurses", "CTerminalGuard"],
      swiftSettings: [.defaultIsolation(MainActor.self)]
    ),
    .executableTarget(
      name: "nabla",
      dependencies: [
        "NablaApp", "NablaCanvas", "NablaCore", "NablaScenes", "NablaTerminal", "Yams",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),
    .target(name: "FaultTable", path: "Tests/FaultTable", exclude: ["faults.md"]),
    .target(name: "ColourSupport", dependencies: ["NablaCanvas"], path: "Tests/ColourSupport"),
    .testTarget(name: "NablaCoreTests", dependencies: ["FaultTable", "NablaCore"]),
    .testTarget(
      name: "NablaCanvasTests", dependencies: ["ColourSupport", "FaultTable", "NablaCanvas", "TerminalSupport"]),
    .testTarget(
      name: "NablaAppTests",
      dependencies: [
        "ColourSupport", "FaultTable", "NablaApp", "NablaCanvas", "NablaCore", "NablaScenes", "NablaTerminal",
      ],
      exclude: ["Golden"]),
    .testTarget(
      name: "HouseTests",
      dependencies: [
        "ColourSupport", "FaultTable", "nabla", "NablaApp", "NablaCanvas", "NablaCore", "NablaScenes",
        "TerminalSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .testTarget(name: "NablaScenesTests", dependencies: ["FaultTable", "NablaScenes"]),
    .systemLibrary(name: "CVTerm", path: "Tests/CVTerm", providers: [.apt(["libvterm-dev"])]),
    .target(name: "TerminalSupport", dependencies: ["CVTerm"], path: "Tests/TerminalSupport"),
    .executableTarget(
      name: "TerminalProbe", dependencies: ["NablaCanvas", "NablaTerminal"], path: "Tests/TerminalProbe"),
    .testTarget(
      name: "NablaTerminalTests",
      dependencies: ["FaultTable", "NablaCanvas", "NablaTerminal", "TerminalProbe", "TerminalSupport"]),
    .testTarget(
      name: "NablaTests",
      dependencies: [
        "FaultTable", "nabla", "NablaApp", "NablaCanvas", "NablaCore", "NablaScenes", "NablaTerminal",
        "TerminalSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
