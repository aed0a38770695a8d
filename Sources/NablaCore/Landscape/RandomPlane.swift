// Two random directions that mean as much to each neuron as its own weights do.
// Source: Li, Xu, Taylor, Studer, Goldstein (2018), arXiv:1712.09913, filter normalization.

extension PlaneSlice {
  /// The plane of two random directions through some parameters, the same for the same seed.
  ///
  /// What enters a neuron, its weights and its bias, is one block; in each direction a block is as long as the block of
  /// the parameters themselves, so that a step of 1 doubles a neuron at most. The parameters of a formula are one block.
  ///
  /// - Returns: nil where there is only one parameter, where all are 0, or where the two directions fall together.
  package static func random(_ objective: Objective, through origin: [Double], seed: UInt64) -> PlaneSlice? {
    guard origin.count > 1, origin.allSatisfy(\.isFinite) else { return nil }
    let blocks = blocks(of: objective)
    var random = RandomSource(seed: seed, stream: 1_712)
    func direction() -> [Double] {
      var direction = origin.map { _ in random.normal() }
      for block in blocks {
        let length = TrainingStep.norm(of: block.map { direction[$0] })
        let wanted = TrainingStep.norm(of: block.map { origin[$0] })
        for index in block { direction[index] *= wanted / length }
      }
      return direction
    }
    // Where neurons have a single parameter, only its sign is random: two draws may agree in all of them.
    for _ in 0..<64 {
      let u = direction()
      let v = direction()
      let length = TrainingStep.norm(of: u)
      let height = TrainingStep.norm(of: v)
      guard length > 0, height > 0, length.isFinite, height.isFinite else { return nil }
      let cosine = zip(u, v).reduce(0) { $0 + ($1.0 / length) * ($1.1 / height) }
      if abs(cosine) < 0.95 { return PlaneSlice(objective, through: origin, u: u, v: v, kind: .random(seed: seed)) }
    }
    return nil
  }

  /// The numbers of the parameters that enter each neuron.
  private static func blocks(of objective: Objective) -> [[Int]] {
    guard case .network(let cost) = objective else { return [Array(0..<objective.parameterCount)] }
    let network = cost.network
    return network.layers.indices.flatMap { number -> [[Int]] in
      let layer = network.layers[number]
      return (0..<layer.units).map { unit in
        let weights = (0..<layer.inputs).map { network.weightOffsets[number] + $0 * layer.units + unit }
        return layer.hasBias ? weights + [network.biasOffsets[number] + unit] : weights
      }
    }
  }
}
