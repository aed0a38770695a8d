// Writing files: beside the target first, then renamed, so that there is never half a file.

import Glibc

enum FileWriter {
  /// Writes a whole file.
  ///
  /// - Parameter isForced: whether a file that exists may be replaced.
  /// - Throws: `Failure` 73 where it cannot be created, 74 where writing fails; the old file is intact then.
  static func write(_ text: String, to path: String, isForced: Bool) throws(Failure) {
    guard !path.isEmpty else { throw Failure(.cannotCreate, "error: the output file needs a name") }
    var info = stat()
    if lstat(path, &info) == 0 {
      guard info.st_mode & S_IFMT == S_IFREG else {
        throw Failure(.cannotCreate, "error: \(path.sanitizedPath) is no regular file, so it is not replaced")
      }
      guard isForced else {
        throw Failure(.cannotCreate, "error: \(path.sanitizedPath) exists; --force replaces it")
      }
    }
    let temporary = path + ".nabla-\(getpid())"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw Failure(.cannotCreate, "error: cannot create \(path.sanitizedPath): \(String(cString: strerror(errno)))")
    }
    let bytes = Array(text.utf8)
    var done = 0
    var failure: Int32 = 0
    while done < bytes.count, failure == 0 {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress! + done, bytes.count - done) }
      if count >= 0 { done += count } else if errno != EINTR { failure = errno }
    }
    if fsync(descriptor) != 0, errno != EINVAL, failure == 0 { failure = errno }
    if close(descriptor) != 0, failure == 0 { failure = errno }
    if failure == 0, rename(temporary, path) != 0 { failure = errno }
    guard failure == 0 else {
      unlink(temporary)
      throw Failure(.writeFailed, "error: writing \(path.sanitizedPath) failed: \(String(cString: strerror(failure)))")
    }
  }
}

enum Folders {
  /// Why nothing can be written in a folder, or in the nearest one above it that is there; nil where something can.
  static func reasonAgainstWriting(in path: String) -> String? {
    var folder = path
    while access(folder, F_OK) != 0, errno == ENOENT, folder.count > 1 {
      folder = Files.folder(of: String(folder.dropLast()))
    }
    return access(folder, W_OK | X_OK) == 0 ? nil : String(cString: strerror(errno))
  }

  /// Makes a folder and those that lead to it.
  ///
  /// - Throws: `Failure` 73 where one cannot be made.
  static func make(_ path: String) throws(Failure) {
    var part = path.hasPrefix("/") ? "" : "."
    for name in path.split(separator: "/") {
      part += "/" + name
      if mkdir(part, 0o700) != 0, errno != EEXIST, errno != EISDIR, errno != EROFS || access(part, F_OK) != 0 {
        let reason = String(cString: strerror(errno))
        throw Failure(.cannotCreate, "error: cannot create \(part.sanitizedPath): \(reason)")
      }
    }
  }
}
