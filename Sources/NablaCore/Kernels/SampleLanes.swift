// Samples as vectors read them: unit by unit, padded with zeros to whole vectors.

/// Some samples of a dataset, unit by unit.
struct SampleLanes: Sendable {
  let count: Int
  /// How far apart two units stand: `count`, made a multiple of the kernel's width.
  let stride: Int
  let inputs: NumberBlock
  let targets: NumberBlock
  private let inputCount: Int
  private let targetCount: Int

  /// All samples of a dataset.
  init(_ data: Dataset, width: Int) {
    self.init(count: data.count, of: data, width: width)
    for sample in 0..<count { put(sample, of: data, at: sample) }
  }

  /// The samples with these numbers, in this order.
  init(_ data: Dataset, selecting samples: [Int], width: Int) {
    self.init(count: samples.count, of: data, width: width)
    for (place, sample) in samples.enumerated() { put(sample, of: data, at: place) }
  }

  private init(count: Int, of data: Dataset, width: Int) {
    self.count = count
    stride = (count + width - 1) / width * width
    inputCount = data.inputCount
    targetCount = data.targetCount
    inputs = NumberBlock(count: stride * inputCount)
    targets = NumberBlock(count: stride * targetCount)
    for unit in 0..<inputCount {
      for place in count..<stride { inputs.start[unit * stride + place] = 0 }
    }
    for unit in 0..<targetCount {
      for place in count..<stride { targets.start[unit * stride + place] = 0 }
    }
  }

  private func put(_ sample: Int, of data: Dataset, at place: Int) {
    data.inputs.withUnsafeBufferPointer { values in
      for unit in 0..<inputCount { inputs.start[unit * stride + place] = values[sample * inputCount + unit] }
    }
    data.targets.withUnsafeBufferPointer { values in
      for unit in 0..<targetCount { targets.start[unit * stride + place] = values[sample * targetCount + unit] }
    }
  }
}
