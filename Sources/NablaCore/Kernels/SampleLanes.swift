// Samples as vectors read them: unit by unit, padded with zeros to whole vectors.

/// Some samples of a dataset, unit by unit.
struct SampleLanes: Sendable {
  private(set) var count: Int
  /// How far apart two units stand: `count`, made a multiple of the kernel's width.
  private(set) var stride: Int
  let inputs: NumberBlock
  let targets: NumberBlock
  private let width: Int
  private let inputCount: Int
  private let targetCount: Int

  /// All samples of a dataset.
  init(_ data: Dataset, width: Int) {
    self.init(most: data.count, of: data, width: width)
    fill(from: data, data.count) { $0 }
  }

  /// The samples with these numbers, in this order.
  init(_ data: Dataset, selecting samples: [Int], width: Int) {
    self.init(most: samples.count, of: data, width: width)
    take(samples, of: data)
  }

  /// Room for at most `most` samples of a dataset; it holds none yet.
  init(most: Int, of data: Dataset, width: Int) {
    self.width = width
    count = 0
    stride = 0
    inputCount = data.inputCount
    targetCount = data.targetCount
    let room = (most + width - 1) / width * width
    inputs = NumberBlock(count: room * inputCount)
    targets = NumberBlock(count: room * targetCount)
  }

  /// Puts other samples of the dataset in the place of those it holds; there has to be room for them.
  mutating func take(_ samples: [Int], of data: Dataset) {
    samples.withUnsafeBufferPointer { samples in fill(from: data, samples.count) { samples[$0] } }
  }

  private mutating func fill(from data: Dataset, _ samples: Int, _ number: (Int) -> Int) {
    count = samples
    stride = (count + width - 1) / width * width
    data.inputs.withUnsafeBufferPointer { put($0, units: inputCount, in: inputs, number) }
    data.targets.withUnsafeBufferPointer { put($0, units: targetCount, in: targets, number) }
  }

  /// Turns samples × units into units × samples, tile by tile, so that both sides of a tile stay in the nearest memory.
  private func put(
    _ values: UnsafeBufferPointer<Double>, units: Int, in block: NumberBlock, _ number: (Int) -> Int
  ) {
    for firstPlace in Swift.stride(from: 0, to: stride, by: 8) {
      let lastPlace = min(firstPlace + 8, stride)
      for firstUnit in Swift.stride(from: 0, to: units, by: 64) {
        let lastUnit = min(firstUnit + 64, units)
        for place in firstPlace..<lastPlace {
          let to = block.start + place
          guard place < count else {
            for unit in firstUnit..<lastUnit { to[unit &* stride] = 0 }
            continue
          }
          let from = values.baseAddress! + number(place) * units
          for unit in firstUnit..<lastUnit { to[unit &* stride] = from[unit] }
        }
      }
    }
  }
}
