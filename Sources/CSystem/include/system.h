// What Linux and macOS do differently, behind one interface. linux.c and macos.c have the same functions; posix.c has what
// both do alike and Swift imports in two ways.
#ifndef SYSTEM_H
#define SYSTEM_H

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <wchar.h>

/// A pipe of which no other program hears and no end blocks. Returns 0, or -1 where there is none.
int system_pipe(int ends[_Nonnull 2]);

/// A file without a name, for this process alone, that can be written and read; -1 where there is none. `name` helps who
/// looks at the process from outside.
int system_memory_file(const char *_Nonnull name);

/// All variables, as `NAME=value`; the last is null.
char *_Nullable *_Nonnull system_environment(void);

/// Names of locales that have UTF-8 and no language, the likeliest first; the last is null.
const char *_Nullable const *_Nonnull system_utf8_locales(void);

/// Whether a signal tells of a fault of the process itself, which happens again when its handler returns.
bool system_is_fault(const siginfo_t *_Nonnull info);

/// The most memory that the process had so far, in bytes.
uint64_t system_peak_memory(void);

/// How many cells a character takes in the locale in force; -1 where it cannot be shown.
int system_width(wchar_t character);

typedef enum { SYSTEM_OPEN_FILES, SYSTEM_FILE_SIZE } SystemLimit;

/// Lifts a limit that is below `least` to `most`, or as far as it may be lifted. Returns the limit in force, UINT64_MAX
/// where there is none or none is known.
uint64_t system_lift(SystemLimit limit, uint64_t least, uint64_t most);

#endif
