// What is Linux's alone, and glibc's.
#ifdef __linux__
#define _GNU_SOURCE
#include "system.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

int system_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC | O_NONBLOCK); }

int system_memory_file(const char *name) { return memfd_create(name, MFD_CLOEXEC); }

char **system_environment(void) { return environ; }

const char *const *system_utf8_locales(void) {
  // Part of glibc in Debian since long, in glibc itself since 2.35.
  static const char *const names[] = {"C.UTF-8", NULL};
  return names;
}

// What a process sends, by kill() or raise(), has a code of 0 or less.
bool system_is_fault(const siginfo_t *info) { return info->si_code > 0; }

// In KiB here.
uint64_t system_peak_memory(void) {
  struct rusage usage;
  return getrusage(RUSAGE_SELF, &usage) == 0 ? (uint64_t)usage.ru_maxrss * 1024 : 0;
}

#endif
