// Writing files: beside the target first, then renamed, so that there is never half a file.

import NablaLesson
import NablaSystem

enum FileWriter {
  /// Writes a whole file.
  ///
  /// - Parameters:
  ///   - text: all that the file should hold.
  ///   - path: where; what is written beside it is renamed at the end.
  ///   - isForced: whether a file that exists may be replaced.
  /// - Throws: `Failure` 73 where it cannot be created, 74 where writing fails; the old file is intact then.
  static func write(_ text: String, to path: String, isForced: Bool) throws(Failure) {
    try write(text, to: .exactly(path, isForced: isForced))
  }

  /// - Returns: the file's path.
  @discardableResult
  static func write(_ text: String, to target: NewFile.Target) throws(Failure) -> String {
    let file = try NewFile(target)
    do {
      try file.append(text)
    } catch {
      file.discard()
      throw error
    }
    return try file.finish()
  }
}

/// A file in the making, under another name until it is whole.
final class NewFile {
  enum Target {
    /// This path; a file that is there is replaced only if that is asked for.
    case exactly(String, isForced: Bool)
    /// The first unused name of `stem-1.ending`, `stem-2.ending`, …
    case numbered(stem: String, ending: String)
  }

  private let target: Target
  private let path: String
  private let temporary: String
  private var descriptor: Int32
  /// How many bytes are surely written.
  private(set) var count = 0

  /// - Throws: `Failure` 73 where the file cannot be created.
  init(_ target: Target) throws(Failure) {
    self.target = target
    switch target {
    case .exactly(let path, let isForced):
      self.path = path
      try Self.check(path, isForced: isForced)
    case .numbered(let stem, let ending): path = "\(stem).\(ending)"
    }
    temporary = path + ".nabla-\(getpid())"
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw Self.cannotCreate(path, errno)
    }
    Abandonment.watch(temporary)
  }

  private static func check(_ path: String, isForced: Bool) throws(Failure) {
    guard !path.isEmpty else {
      throw Failure(.cannotCreate, ko: "출력 파일에는 이름이 있어야 해요", en: "the output file needs a name")
    }
    var info = stat()
    guard lstat(path, &info) == 0 else { return }
    guard info.st_mode & S_IFMT == S_IFREG else {
      throw Failure(
        .cannotCreate, ko: "\(path.sanitizedPath): 보통 파일이 아니라서 바꿔 쓰지 않아요",
        en: "\(path.sanitizedPath) is no regular file, so it is not replaced")
    }
    guard isForced else {
      throw Failure(
        .cannotCreate, ko: "\(path.sanitizedPath): 이미 있어요. 바꿔 쓰려면 --force를 붙이세요",
        en: "\(path.sanitizedPath) exists; --force replaces it")
    }
  }

  /// Writes more, all of it or nothing.
  ///
  /// - Throws: `Failure` 74; what was written before is still there to `finish` or to `discard`.
  func append(_ text: String) throws(Failure) {
    var text = text
    var failure: Int32 = 0
    text.withUTF8 { bytes in
      var done = 0
      while done < bytes.count, failure == 0 {
        let written = NablaSystem.write(descriptor, bytes.baseAddress! + done, bytes.count - done)
        if written >= 0 { done += written } else if errno != EINTR { failure = errno }
      }
    }
    guard failure == 0 else {
      if ftruncate(descriptor, off_t(count)) == 0 { lseek(descriptor, off_t(count), SEEK_SET) }
      throw writingFailed(failure)
    }
    count += text.utf8.count
  }

  /// Gives the file its name.
  ///
  /// - Returns: the path.
  /// - Throws: `Failure` 73 or 74; there is no file then.
  func finish() throws(Failure) -> String {
    var failure: Int32 = 0
    if fsync(descriptor) != 0, errno != EINVAL { failure = errno }
    if close(descriptor) != 0, failure == 0 { failure = errno }
    descriptor = -1
    defer { discard() }
    if failure != 0 { throw writingFailed(failure) }
    switch target {
    case .exactly(_, let isForced):
      failure = isForced ? rename(temporary, path) == 0 ? 0 : errno : take(path)
      if failure == 0 { return path }
      if failure == EEXIST { try Self.check(path, isForced: false) }
      throw writingFailed(failure)
    case .numbered(let stem, let ending):
      for number in 1...1_000_000 {
        let name = "\(stem)-\(number).\(ending)"
        failure = take(name)
        if failure == 0 { return name }
        if failure != EEXIST { throw writingFailed(failure) }
      }
      throw writingFailed(EEXIST)
    }
  }

  /// Gives the file an unused name, also where another program takes it at the same time.
  ///
  /// - Returns: 0 or the reason.
  private func take(_ name: String) -> Int32 {
    if link(temporary, name) == 0 { return 0 }
    let reason = errno
    // Some file systems know no second names.
    guard reason == EPERM || reason == EOPNOTSUPP || reason == ENOTSUP || reason == ENOSYS else { return reason }
    var info = stat()
    if lstat(name, &info) == 0 { return EEXIST }
    return rename(temporary, name) == 0 ? 0 : errno
  }

  /// Takes the file away again.
  func discard() {
    if descriptor >= 0 { close(descriptor) }
    descriptor = -1
    unlink(temporary)
    Abandonment.forget()
  }

  private func writingFailed(_ reason: Int32) -> Failure {
    let path = path.sanitizedPath
    return Failure(
      .writeFailed,
      LocalizedText(ko: "error: \(path)에 쓰지 못했어요: ", en: "error: writing \(path) failed: ")
        + SystemError.reason(reason))
  }

  /// - Parameters:
  ///   - path: of what was to be made.
  ///   - code: why it was not, as `errno` has it.
  static func cannotCreate(_ path: String, _ code: Int32) -> Failure {
    let path = path.sanitizedPath
    return Failure(
      .cannotCreate,
      LocalizedText(ko: "error: \(path): 만들 수 없어요: ", en: "error: cannot create \(path): ") + SystemError.reason(code))
  }
}

enum Folders {
  /// Why nothing can be written in a folder, or in the nearest one above it that is there; nil where something can.
  static func reasonAgainstWriting(in path: String) -> LocalizedText? {
    var folder = path
    while access(folder, F_OK) != 0, errno == ENOENT, folder.count > 1 {
      folder = Files.folder(of: String(folder.dropLast()))
    }
    return access(folder, W_OK | X_OK) == 0 ? nil : SystemError.reason(errno)
  }

  /// Makes a folder and those that lead to it.
  ///
  /// - Throws: `Failure` 73 where one cannot be made.
  static func make(_ path: String) throws(Failure) {
    var part = path.hasPrefix("/") ? "" : "."
    for name in path.split(separator: "/") {
      part += "/" + name
      if mkdir(part, 0o700) != 0, errno != EEXIST, errno != EISDIR, errno != EROFS || access(part, F_OK) != 0 {
        throw NewFile.cannotCreate(part, errno)
      }
    }
  }
}
