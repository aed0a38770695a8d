// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "nabla",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    .target(name: "NablaCore"),
    .target(name: "NablaCanvas"),
    .target(name: "NablaScenes", dependencies: ["NablaCore", "Yams"], plugins: ["EmbedScenes"]),
    .plugin(
      name: "EmbedScenes", capability: .buildTool(), dependencies: ["EmbedScenesTool"], path: "Sources/EmbedScenes"),
    .executableTarget(name: "EmbedScenesTool"),
    .testTarget(name: "NablaCoreTests", dependencies: ["NablaCore"]),
    .testTarget(name: "NablaCanvasTests", dependencies: ["NablaCanvas"]),
    .testTarget(name: "NablaScenesTests", dependencies: ["NablaScenes"]),
  ],
  swiftLanguageModes: [.v6]
)
