// Reading files with a limit, without ever blocking on a pipe or a device.

import NablaLesson
import NablaSystem

/// Why a file could not be read.
struct FileProblem: Error {
  let reason: LocalizedText
  /// Whether there is no such file at all.
  let isMissing: Bool

  /// The line for a person, with the file's path.
  func line(_ path: String) -> LocalizedText { LocalizedText("\(path.sanitizedPath): error: ") + reason }
}

enum Files {
  /// The bytes of a regular file.
  ///
  /// - Parameters:
  ///   - path: as it was typed.
  ///   - most: how many bytes are read at the most; a larger file is a problem.
  static func read(_ path: String, most: Int) throws(FileProblem) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      let code = errno
      throw FileProblem(reason: SystemError.reason(code), isMissing: code == ENOENT || code == ENOTDIR)
    }
    defer { close(descriptor) }
    var info = stat()
    guard fstat(descriptor, &info) == 0 else {
      throw FileProblem(reason: SystemError.reason(errno), isMissing: false)
    }
    switch info.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR:
      throw FileProblem(reason: LocalizedText(ko: "파일이 아니라 폴더예요", en: "is a folder, not a file"), isMissing: true)
    default: throw FileProblem(reason: LocalizedText(ko: "보통 파일이 아니에요", en: "is no regular file"), isMissing: true)
    }
    guard Int(info.st_size) <= most else {
      throw FileProblem(reason: Self.tooLarge(most), isMissing: false)
    }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= most {
      let count = NablaSystem.read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileProblem(reason: SystemError.reason(errno), isMissing: false) }
      if count == 0 { return bytes }
      bytes.append(contentsOf: chunk[..<count])
    }
    throw FileProblem(reason: Self.tooLarge(most), isMissing: false)
  }

  private static func tooLarge(_ most: Int) -> LocalizedText {
    LocalizedText(ko: "\(most >> 20) MB보다 커요", en: "is larger than \(most >> 20) MB")
  }

  /// The names of the files in a folder; nil where it cannot be listed.
  static func names(in folder: String) -> [String]? {
    guard let directory = opendir(folder) else { return nil }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// The folder a file is in, with a slash at its end; empty for the current one.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return String(path[...slash])
  }
}
