// The same for macOS, written from its manual and headers and never run there: no Mac was at hand.
#ifdef __APPLE__
#include "system.h"

#include <crt_externs.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

// There is no pipe2.
int system_pipe(int ends[2]) {
  if (pipe(ends) != 0) return -1;
  for (int i = 0; i < 2; i++) {
    if (fcntl(ends[i], F_SETFD, FD_CLOEXEC) == 0 && fcntl(ends[i], F_SETFL, O_NONBLOCK) == 0) continue;
    close(ends[0]);
    close(ends[1]);
    return -1;
  }
  return 0;
}

// There is no memfd_create, and what shm_open makes cannot be written with write(): a file that loses its name at once.
int system_memory_file(const char *name) {
  char path[PATH_MAX];
  // The user's own folder, which is there without TMPDIR too; its name ends in a slash.
  size_t length = confstr(_CS_DARWIN_USER_TEMP_DIR, path, sizeof path);
  if (length == 0 || length > sizeof path) length = (size_t)snprintf(path, sizeof path, "/tmp/") + 1;
  int added = snprintf(path + length - 1, sizeof path - length + 1, "nabla-%s.XXXXXX", name);
  if (added < 0 || (size_t)added > sizeof path - length) return -1;
  int file = mkstemp(path);
  if (file < 0) return -1;
  unlink(path);
  if (fcntl(file, F_SETFD, FD_CLOEXEC) == 0) return file;
  close(file);
  return -1;
}

// A shared library cannot see `environ`.
char **system_environment(void) { return *_NSGetEnviron(); }

const char *const *system_utf8_locales(void) {
  // Whether there is a C.UTF-8 depends on the version; UTF-8, a character type without a language, is older.
  static const char *const names[] = {"C.UTF-8", "UTF-8", "en_US.UTF-8", NULL};
  return names;
}

// What a process sends may have SI_USER and its like, which begin at 0x10001.
bool system_is_fault(const siginfo_t *info) { return info->si_code > 0 && info->si_code < SI_USER; }

// In bytes here.
uint64_t system_peak_memory(void) {
  struct rusage usage;
  return getrusage(RUSAGE_SELF, &usage) == 0 ? (uint64_t)usage.ru_maxrss : 0;
}

#endif
