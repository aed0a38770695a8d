// What a click on the network's lower border does: one neuron more or fewer in a hidden layer, one more layer.

import NablaCanvas
import NablaCore
import NablaDiagrams
import NablaLesson
import NablaModel
import NablaWords

/// The signs in the lower border of a network that has the screen to itself, each below its column. Where other panels
/// stand beside it, a border is between two of them, and columns are too near each other.
struct NetworkSizing {
  /// A sign and the layers that a click on it asks for.
  struct Item: Equatable {
    let text: String
    let x: Int
    let layers: String

    var width: Int { TextWidth.of(text) }
  }

  let items: [Item]
  private let y: Int

  /// - Parameters:
  ///   - model: whose network it is; nothing is offered where it has none, or where clicks are for selecting text.
  ///   - rect: the whole panel.
  ///   - pencil: knows how things are shown.
  init(_ model: Model, in rect: Rect, _ pencil: Pencil) {
    y = rect.maxY - 1
    guard let network = model.settingsInForce.network, model.look.isZoomed, model.look.focus == .network,
      !model.look.isProjecting, model.look.isMouseOn, rect.height > 2
    else {
      items = []
      return
    }
    let geometry = NetworkGeometry(rect: rect, network: network, selection: model.look.selection)
    let lefts = geometry.columns.map { $0.first?.x ?? rect.x }
    items = Self.neurons(network.sizes, lefts) + Self.layer(network.sizes, lefts, in: rect, pencil)
  }

  private static let fewer = "[-]"
  private static let more = "[+]"

  /// Two signs below each hidden layer, where all of them have room.
  private static func neurons(_ sizes: [Int], _ lefts: [Int]) -> [Item] {
    let width = fewer.count + more.count
    let hasRoom = zip(lefts, lefts.dropFirst()).allSatisfy { $1 - $0 > width }
    guard hasRoom else { return [] }
    return sizes.indices.dropFirst().dropLast().flatMap { column -> [Item] in
      var smaller = sizes
      if sizes[column] == 1 { smaller.remove(at: column) } else { smaller[column] -= 1 }
      var larger = sizes
      larger[column] += 1
      return [
        Item(text: fewer, x: lefts[column], layers: LayerSizes(smaller).text),
        Item(text: more, x: lefts[column] + fewer.count, layers: LayerSizes(larger).text),
      ]
    }
  }

  /// One more hidden layer before the output: as many neurons as the last one has, or two.
  private static func layer(_ sizes: [Int], _ lefts: [Int], in rect: Rect, _ pencil: Pencil) -> [Item] {
    let last = sizes.count - 1
    let text = "[\(pencil.words(.addLayer))]"
    var larger = sizes
    larger.insert(last > 1 ? sizes[last - 1] : 2, at: last)
    let free = last > 1 ? lefts[last - 1] + fewer.count + more.count + 1 : lefts[0]
    let x = rect.maxX - 2 - TextWidth.of(text)
    guard x >= free, x > rect.x else { return [] }
    return [Item(text: text, x: x, layers: LayerSizes(larger).text)]
  }

  var controls: [Control] {
    items.map { Control(.value(.layers, $0.layers), x: $0.x, y: y, width: $0.width) }
  }

  func draw(of frame: inout Frame) {
    for item in items { frame.put(item.text, Style(.text), x: item.x, y: y) }
  }
}
