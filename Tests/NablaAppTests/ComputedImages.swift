// Images that many tests ask for, computed once: the same basins at one size in twelve themes and alphabets, say.

import NablaCanvas
import NablaModel
import Synchronization

@testable import NablaDiagrams

/// What was computed last, of every kind of image; an image is what its request makes it, whoever asks.
private let known = Mutex<[ObjectIdentifier: [any Sendable]]>([:])

/// So many images of a kind are kept.
private let mostKept = 48

private func remembered<Image: Sendable>(_ isWanted: (Image) -> Bool, _ make: () -> Image) -> Image {
  let kind = ObjectIdentifier(Image.self)
  let images = known.withLock { ($0[kind] ?? []).compactMap { $0 as? Image } }
  if let image = images.last(where: isWanted) { return image }
  let image = make()
  known.withLock { $0[kind] = ($0[kind] ?? []).suffix(mostKept - 1) + [image] }
  return image
}

extension RefinedImage {
  /// The image computed to the end.
  static func finished(_ request: Request) -> Self {
    func compute() -> Self {
      var image = Self(request)
      while image.refine(spread: { jobs, job in (0..<jobs).forEach(job) }, isCancelled: { false }) {}
      return image
    }
    return remembered({ $0.request == request }, compute)
  }

  /// The image as coarse as it comes first.
  static func first(_ request: Request) -> Self {
    var image = Self(request)
    _ = image.refine(spread: { jobs, job in (0..<jobs).forEach(job) }, isCancelled: { false })
    return image
  }
}

extension SliceImage {
  /// The image at full resolution.
  static func finest(_ request: SliceRequest) -> SliceImage {
    func compute() -> SliceImage { SliceImage(request, stride: 1) { jobs, job in (0..<jobs).forEach(job) }! }
    return remembered({ $0.request == request }, compute)
  }
}
