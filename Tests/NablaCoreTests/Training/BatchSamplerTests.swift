import NablaCore
import Testing

private func epoch(_ sampler: inout BatchSampler, _ batch: Batch, _ order: SampleOrder) -> [[Int]] {
  var batches: [[Int]] = []
  repeat { batches.append(sampler.next(batch, order: order) ?? []) } while !sampler.isAtEpochStart
  return batches
}

@Test(arguments: [1, 2, 3, 4, 6, 7], SampleOrder.allCases)
func `an epoch shows every sample once, and only its last batch is smaller`(size: Int, order: SampleOrder) {
  var sampler = BatchSampler(sampleCount: 8, seed: 3)
  for number in 0..<5 {
    #expect(sampler.epoch == number)
    let batches = epoch(&sampler, .size(size), order)
    #expect(batches.joined().sorted() == Array(0..<8))
    #expect(batches.dropLast().allSatisfy { $0.count == size })
    #expect(batches.count == (8 + size - 1) / size)
  }
}

@Test func `a given order stays as written`() {
  var sampler = BatchSampler(sampleCount: 5, seed: 3)
  #expect(epoch(&sampler, .size(2), .given) == [[0, 1], [2, 3], [4]])
  #expect(epoch(&sampler, .size(2), .given) == [[0, 1], [2, 3], [4]])
}

@Test func `each epoch's order is a permutation drawn for seed and epoch`() {
  // From a second implementation of the generator in Python: seed 1, stream 16 + epoch.
  var sampler = BatchSampler(sampleCount: 5, seed: 1)
  #expect(epoch(&sampler, .size(5 - 1), .shuffled) == [[2, 4, 0, 3], [1]])
  #expect(epoch(&sampler, .size(5 - 1), .shuffled) == [[3, 1, 0, 4], [2]])
}

@Test func `all samples at once need no list, also where the batch is larger than they are`() {
  for batch in [Batch.all, .size(8), .size(9), .size(.max)] {
    var sampler = BatchSampler(sampleCount: 8, seed: 3)
    #expect(sampler.next(batch, order: .shuffled) == nil)
    #expect(sampler.isAtEpochStart && sampler.epoch == 1)
  }
}

@Test func `another batch size in mid-epoch goes on where it was`() {
  for last in [Batch.size(4), .size(8), .size(100)] {
    var sampler = BatchSampler(sampleCount: 8, seed: 3)
    let first = sampler.next(.size(3), order: .shuffled) ?? []
    let second = sampler.next(.size(1), order: .shuffled) ?? []
    let third = epoch(&sampler, last, .shuffled).flatMap { $0 }
    #expect((first + second + third).sorted() == Array(0..<8))
    #expect(sampler.epoch == 1)
  }
}

@Test func `asking for all in mid-epoch begins a new one`() {
  var sampler = BatchSampler(sampleCount: 8, seed: 3)
  _ = sampler.next(.size(3), order: .shuffled)
  #expect(sampler.next(.all, order: .shuffled) == nil)
  #expect(sampler.isAtEpochStart && sampler.epoch == 1)
  #expect(epoch(&sampler, .size(3), .shuffled).joined().sorted() == Array(0..<8))
}

@Test func `a copy goes on as the original, another seed otherwise`() {
  var sampler = BatchSampler(sampleCount: 30, seed: 4)
  _ = sampler.next(.size(7), order: .shuffled)
  var copy = sampler
  #expect(epoch(&copy, .size(7), .shuffled) == epoch(&sampler, .size(7), .shuffled))
  var same = BatchSampler(sampleCount: 30, seed: 4)
  var other = BatchSampler(sampleCount: 30, seed: 5)
  #expect(same.next(.size(7), order: .shuffled) != other.next(.size(7), order: .shuffled))
}

@Test func `samples of one need one step an epoch`() {
  var sampler = BatchSampler(sampleCount: 1, seed: 1)
  #expect(sampler.next(.size(1), order: .shuffled) == nil)
  #expect(sampler.epoch == 1)
}

@Test func `only what decides the future counts for equality`() {
  var walked = BatchSampler(sampleCount: 6, seed: 2)
  for _ in 0..<3 { _ = walked.next(.size(2), order: .shuffled) }
  var given = BatchSampler(sampleCount: 6, seed: 2)
  for _ in 0..<3 { _ = given.next(.size(2), order: .given) }
  #expect(walked == given)
  #expect(walked.next(.size(2), order: .shuffled) == given.next(.size(2), order: .shuffled))
  #expect(walked != BatchSampler(sampleCount: 6, seed: 3))
}
