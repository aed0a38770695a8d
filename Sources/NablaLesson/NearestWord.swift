// The known word nearest to an unknown one.
// Source: Damerau (1964), doi:10.1145/363958.363994, in the restricted form (optimal string alignment).

/// The candidate nearest to a misspelt word; nil where none is near enough to be meant.
///
/// A third of the letters may be wrong, at least one; swapping two neighbours counts as one mistake, case as none. The
/// beginning of a longer word, three letters or more, is as near as one mistake.
///
///     nearest(to: "sigmiod", among: ["tanh", "sigmoid"])   // "sigmoid"
package func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
  nearestWords(to: word, among: candidates).first
}

/// All candidates near enough to be meant, the nearest first and at most `limit` of them: those that mean the same, then
/// those that are spelt alike.
package func nearestWords(to word: String, among candidates: some Sequence<String>, limit: Int = 3) -> [String] {
  let candidates = Array(candidates)
  let meant = Synonyms.meant(by: word, among: candidates)
  if !meant.isEmpty { return Array(meant.prefix(limit)) }
  if Synonyms.isStranger(word) { return [] }
  let letters = Array(word.lowercased().prefix(65))
  guard !letters.isEmpty, letters.count <= 64 else { return [] }
  var near: [(distance: Int, word: String)] = []
  for candidate in candidates {
    let other = Array(candidate.lowercased().prefix(64))
    if letters.count >= 3, other.count > letters.count, other.starts(with: letters) {
      near.append((1, candidate))
      continue
    }
    let allowed = max(1, min(letters.count, other.count) / 3)
    guard abs(letters.count - other.count) <= allowed else { continue }
    let distance = editDistance(letters, other)
    // A single letter is near to every other one.
    if distance <= allowed, distance < min(letters.count, other.count) { near.append((distance, candidate)) }
  }
  return near.sorted { ($0.distance, $0.word) < ($1.distance, $1.word) }.prefix(limit).map(\.word)
}

/// How many letters must be inserted, removed, replaced or swapped with a neighbour.
///
/// - Complexity: O(*nm*).
package func editDistance(_ one: [Character], _ other: [Character]) -> Int {
  var beforeLast = [Int](repeating: 0, count: other.count + 1)
  var last = Array(0...other.count)
  for i in one.indices {
    var current = [i + 1]
    current.reserveCapacity(other.count + 1)
    for j in other.indices {
      let replaced = last[j] + (one[i] == other[j] ? 0 : 1)
      var best = min(replaced, last[j + 1] + 1, current[j] + 1)
      if i > 0, j > 0, one[i] == other[j - 1], one[i - 1] == other[j] { best = min(best, beforeLast[j - 1] + 1) }
      current.append(best)
    }
    beforeLast = last
    last = current
  }
  return last[other.count]
}
