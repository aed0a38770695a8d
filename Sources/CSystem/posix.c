// What Linux and macOS do alike: Swift imports its constants as other types on each, or not at all.
#define _XOPEN_SOURCE 700
#include "system.h"

#include <sys/resource.h>

int system_width(wchar_t character) { return wcwidth(character); }

uint64_t system_lift(SystemLimit limit, uint64_t least, uint64_t most) {
  int kind = limit == SYSTEM_OPEN_FILES ? RLIMIT_NOFILE : RLIMIT_FSIZE;
  struct rlimit found;
  if (getrlimit(kind, &found) != 0 || found.rlim_cur == RLIM_INFINITY) return UINT64_MAX;
  if (found.rlim_cur < least && found.rlim_cur < found.rlim_max) {
    struct rlimit lifted = found;
    lifted.rlim_cur = most < found.rlim_max ? most : found.rlim_max;
    if (setrlimit(kind, &lifted) == 0) found = lifted;
  }
  return found.rlim_cur == RLIM_INFINITY ? UINT64_MAX : found.rlim_cur;
}
