// What is said below a plane of starts: how many have come to rest, and where.

import NablaCore
import NablaWords

extension BasinMap {
  /// How many starts have ended, and the minima that most of them end in, a floor as one.
  ///
  /// - Parameter steps: how many each run was to make.
  package func legend(steps: Int) -> [MapLabel] {
    let letters = letters
    let count = (letters.max() ?? -1) + 1
    var runs = [Int](repeating: 0, count: count)
    for number in basin where number >= 0 { runs[letters[number]] += 1 }
    // Those that most starts end in are told first.
    let largest = runs.indices.sorted { (-runs[$0], $0) < (-runs[$1], $1) }.prefix(8)
    let told = largest.map { letter -> MapLabel in
      let places = minima.indices.filter { letters[$0] == letter }.map { minima[$0] }
      let cost = places.map(\.cost).min() ?? 0
      return places.count == 1
        ? .minimum(MapPicture.letter(letter), cost: cost, runs: runs[letter])
        : .floor(MapPicture.letter(letter), cost: cost, runs: runs[letter])
    }
    let counted = MapLabel.starts(
      ended: basin.count { $0 >= 0 }, diverged: basin.count { $0 == Basins.diverged }, of: basin.count, steps: steps)
    return [counted] + told + (count > 8 ? [.moreMinima(count - 8)] : [])
  }
}
