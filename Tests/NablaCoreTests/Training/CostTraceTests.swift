import NablaCore
import Testing

/// A cost with ups and downs that differs from step to step.
private func cost(_ step: Int) -> Double {
  let wave = Double((step &* 7_919) % 1_009)
  return 1_000 / (1 + Double(step)) + wave
}

@Test(arguments: [1, 2, 21, 22, 16_384, 16_385, 32_768, 32_769, 40_000])
func `bins hold the true least and greatest cost of their steps`(count: Int) {
  var trace = CostTrace()
  for step in 0..<count { trace.append(cost(step)) }
  #expect(trace.count == count)
  #expect(trace.width == (count <= 16_384 ? 1 : (count <= 32_768 ? 2 : 4)))
  #expect(trace.bins.count == (count + trace.width - 1) / trace.width)
  for (index, bin) in trace.bins.enumerated() {
    let inside = (index * trace.width..<min(count, (index + 1) * trace.width)).map(cost)
    if bin.least != inside.min() || bin.greatest != inside.max() || bin.hasNaN {
      Issue.record("bin \(index) is \(bin)")
      break
    }
  }
  #expect(trace.tail == (max(0, count - 21)..<count).map(cost))
}

@Test(arguments: [(100, 99), (100, 60), (100, 0), (40_000, 39_999), (40_000, 39_998), (40_000, 30_001), (40_000, 5)])
func `a truncated trace is as if the rest had never been`(count: Int, length: Int) {
  var trace = CostTrace()
  for step in 0..<count { trace.append(cost(step)) }
  var asked: [Int] = []
  let width = trace.width
  trace.truncate(to: length) {
    asked.append($0)
    return cost($0)
  }
  #expect(asked.count <= 21 + width && asked.allSatisfy { $0 < length })
  #expect(trace.count == length)
  #expect(trace.tail == (max(0, length - 21)..<length).map(cost))
  let last = trace.bins.last
  if length > 0 {
    let inside = ((trace.bins.count - 1) * width..<length).map(cost)
    #expect(last?.least == inside.min() && last?.greatest == inside.max())
  } else {
    #expect(trace.bins.isEmpty)
  }
  if count <= 16_384 {
    var straight = CostTrace()
    for step in 0..<length { straight.append(cost(step)) }
    #expect(trace == straight)
  }
}

@Test(arguments: [1, 2, 7, 16_384, 16_385, 16_386, 40_001, 40_003])
func `the last cost can be replaced without a trace`(count: Int) {
  var trace = CostTrace()
  for step in 0..<count - 1 { trace.append(cost(step)) }
  var expected = trace
  expected.append(0.5)
  trace.append(1e9)
  trace.replaceLast(-1e9)
  trace.replaceLast(0.5)
  #expect(trace == expected)
}

@Test func `after a truncation the last cost can still be replaced`() {
  for length in 39_993...40_000 {
    var trace = CostTrace()
    for step in 0..<40_001 { trace.append(cost(step)) }
    trace.truncate(to: length, replay: cost)
    trace.replaceLast(-3)
    let inside = ((trace.bins.count - 1) * trace.width..<length - 1).map(cost) + [-3]
    #expect(trace.bins.last?.greatest == inside.max() && trace.bins.last?.least == -3)
    #expect(trace.tail.last == -3)
  }
}

@Test func `no number leaves its mark in a bin and hides nothing`() {
  var trace = CostTrace()
  for step in 0..<16_386 { trace.append(step == 5 ? .nan : Double(step)) }
  #expect(trace.bins[2].hasNaN && !trace.bins[3].hasNaN)
  #expect(trace.bins[2].least == 4 && trace.bins[2].greatest == 4)
}
