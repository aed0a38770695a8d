// What one system has and another has not stands in `CSystem`, in twins. The one for macOS is compiled here as far as that
// goes: against Linux's headers, with the few names that only macOS has put beside them.

import Foundation
import TerminalSupport
import Testing

@Suite(.startsPrograms) struct TwinTests {
  private static let system = Readme.root.appending(path: "Sources/CSystem")

  private static func text(_ name: String) throws -> String {
    try String(contentsOf: system.appending(path: name), encoding: .utf8)
  }

  private static func functions(_ pattern: Regex<(Substring, Substring)>, in name: String) throws -> [String] {
    try text(name).matches(of: pattern).map { String($0.output.1) }.sorted()
  }

  @Test func `twins have the same functions, and all of them are declared`() throws {
    let definition = /\n\w[^\n;]*?(system_\w+)\([^;\n]*\) \{/
    let linux = try Self.functions(definition, in: "linux.c")
    #expect(try Self.functions(definition, in: "macos.c") == linux)
    let declared = try Self.functions(/\n\w[^\n]*?(system_\w+)\([^\n]*\);/, in: "include/system.h")
    #expect(declared == (linux + (try Self.functions(definition, in: "posix.c"))).sorted())
    #expect(linux.count > 4)
  }

  /// Names that POSIX does not have, with what stands for them in `system.h`.
  private static let ofOneSystem = [
    "Glibc", "Musl", "Darwin", "_GNU_SOURCE", "__linux__", "__APPLE__", "pipe2", "memfd_create", "_NSGetEnviron",
    "__rlimit_resource_t", "C.UTF-8", "#if os(", "/proc/",
  ]

  @Test func `no other target knows which system it runs on`() throws {
    let sources = Readme.root.appending(path: "Sources")
    let files = try #require(FileManager.default.enumerator(atPath: sources.path)).compactMap { $0 as? String }
    for file in files where ["swift", "c", "h"].contains(URL(filePath: file).pathExtension) {
      guard !file.hasPrefix("CSystem/"), file != "NablaSystem/Platform.swift" else { continue }
      let text = try String(contentsOf: sources.appending(path: file), encoding: .utf8)
      for line in text.split(separator: "\n") {
        let code = line.prefix(upTo: line.firstRange(of: "//")?.lowerBound ?? line.endIndex)
        #expect(!Self.ofOneSystem.contains { code.contains($0) }, "\(file): \(line)")
      }
    }
  }

  /// What the headers of macOS have and those of Linux have not.
  private static let names = """
    #include <unistd.h>
    #define _CS_DARWIN_USER_TEMP_DIR 65537
    #undef SI_USER
    #define SI_USER 0x10001
    static inline char ***_NSGetEnviron(void) { return &environ; }
    #define confstr(name, path, size) (snprintf(path, size, "%s/", getenv("USER_FOLDER")) + (size_t)1)
    """

  private static let trial = """
    #define _GNU_SOURCE
    #include <fcntl.h>
    #include <stdio.h>
    #include <stdlib.h>
    #include <string.h>
    #include <sys/stat.h>
    #include "macos.c"
    int main(void) {
      int ends[2];
      char text[8] = "";
      struct stat info;
      siginfo_t fault = {.si_code = 1}, sent = {.si_code = 0x10001};
      if (system_pipe(ends) != 0 || read(ends[0], text, 1) != -1) return 1;
      for (int i = 0; i < 2; i++)
        if (!(fcntl(ends[i], F_GETFL) & O_NONBLOCK) || fcntl(ends[i], F_GETFD) != FD_CLOEXEC) return 2;
      int file = system_memory_file("trial");
      if (file < 0 || fcntl(file, F_GETFD) != FD_CLOEXEC || fstat(file, &info) != 0 || info.st_nlink != 0) return 3;
      if (write(file, "abc", 3) != 3 || pread(file, text, 8, 0) != 3 || strcmp(text, "abc") != 0) return 4;
      if (!system_is_fault(&fault) || system_is_fault(&sent)) return 5;
      if (system_environment() != environ || !system_utf8_locales()[0] || system_peak_memory() == 0) return 6;
      return 0;
    }
    """

  private static let compiler = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .map { "\($0)/clang" }.first { FileManager.default.isExecutableFile(atPath: $0) }

  @Test(.enabled(if: compiler != nil, "needs Swift's clang"))
  func `the twin for macOS does what its interface says`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "nabla-twin-\(getpid())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Self.names.write(to: folder.appending(path: "crt_externs.h"), atomically: true, encoding: .utf8)
    try Self.trial.write(to: folder.appending(path: "trial.c"), atomically: true, encoding: .utf8)
    let program = folder.appending(path: "trial").path
    let compilation = try run(
      Self.compiler!,
      [
        "-D__APPLE__", "-Wall", "-Wextra", "-Werror", "-I\(folder.path)", "-I\(Self.system.path)",
        "-I\(Self.system.path)/include", "-o", program, folder.appending(path: "trial.c").path,
      ])
    try #require(compilation.status == .code(0), "\(compilation.errorText)")
    // A folder and a name that are too long for a path are told, not cut.
    #expect(try run(program, environment: ["USER_FOLDER": folder.path]).status == .code(0))
    #expect(try run(program, environment: ["USER_FOLDER": String(repeating: "x", count: 5000)]).status == .code(0))
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(left.sorted() == ["crt_externs.h", "trial", "trial.c"])
  }
}
