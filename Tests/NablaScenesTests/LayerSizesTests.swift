// Layers as they are typed.

import NablaCore
import NablaLesson
import Testing

@Suite struct `Layers as they are typed` {
  @Test(arguments: [
    "2-4-1", "2-4:tanh-3:relu:no-bias-1", "2-3:leaky-relu:bias:no-bypass-3:bypass-1:identity",
  ])
  func `are told as they were read`(_ text: String) throws {
    let layers = try #require(LayerSizes(text))
    #expect(layers.text == text)
    #expect(
      LayerSizes(text.replacing("-4", with: " 4").replacing("-3", with: ", 3").replacing("-1", with: " 1")) == layers)
  }

  @Test(arguments: [
    "2:tanh-1", "2-4:tanh:relu-1", "2-4:x-1", "2-4:-1", "2-:tanh-1", "2-4:bias:no-bias-1", "4", "2-0-1",
  ])
  func `are nothing else`(_ text: String) { #expect(LayerSizes(text) == nil) }

  /// Of every pair of networks the text that makes one of the other is read back and makes it.
  @Test func `make any network of any other`() throws {
    func network(_ code: Int) -> Network {
      var code = code
      func next(_ count: Int) -> Int {
        defer { code /= count }
        return code % count
      }
      var width = 2
      let depth = next(3)
      var layers = (0..<depth).map { _ -> Layer in
        let units = 2 + next(2)
        defer { width = units }
        return Layer(
          inputs: width, units: units, activation: [.tanh, .relu][next(2)], hasBias: next(2) == 0,
          isResidual: units == width && next(2) == 0)
      }
      layers.append(Layer(inputs: width, units: 1, activation: [.sigmoid, .identity][next(2)], hasBias: next(2) == 0))
      return Network(inputs: 2, layers: layers)
    }
    let networks = (0..<160).map { network($0 * 7) }
    for old in networks {
      for new in networks.prefix(60) {
        let told = LayerSizes(from: old, to: new)
        #expect(LayerSizes(told.text) == told)
        #expect(told.network(from: old) == new, "\(told.text)")
        var overrides = SceneOverrides()
        overrides.layers = told
        let experiment = Experiment(
          subject: .samples(Generator.xor.dataset(samples: 4)), initialization: Initialization(.he),
          settings: Settings(network: old))
        #expect(try overrides.applied(to: experiment).settings.network == new)
      }
    }
  }
}
