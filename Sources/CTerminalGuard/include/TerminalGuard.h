// Gives the terminal back whatever happens to the process, and turns signals into bytes on a pipe. Written in C because
// a signal handler may neither allocate nor count references, which Swift code cannot promise.
#ifndef TERMINAL_GUARD_H
#define TERMINAL_GUARD_H

#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

/// Keeps the modes of the terminal at `input`, catches the signals, and unblocks those a parent has left blocked.
/// Has to come before ncurses starts, which takes only signals without a handler. Returns the end of a pipe on which
/// every caught signal that asks for something (HUP INT QUIT TERM TSTP CONT WINCH) is a byte, or -1.
int terminal_guard_open(int input, int output);

/// The screen is up: from here on a deadly signal first writes `leave` and restores the modes. What the process writes
/// to a standard error that is a terminal is kept in memory meanwhile.
void terminal_guard_arm(const char *_Nonnull leave, size_t length);

/// The screen is down: puts the modes back and shows what was written to standard error meanwhile.
void terminal_guard_disarm(void);

/// Says where a crash is told: `path` is an absolute name of a file that does not exist yet ("" for none), `head` its
/// first line, `sentence` what the terminal shows once it is restored, before the signal's and the file's name.
void terminal_guard_prepare_crash(
  const char *_Nonnull path, const char *_Nonnull head, const char *_Nonnull sentence);

/// Remembers a word for the crash file: the latest 64, up to 47 bytes each. For the main thread.
void terminal_guard_note(const char *_Nonnull text);

/// Gives the signals back to who had them before.
void terminal_guard_close(void);

/// The terminal's modes as they were found.
struct termios terminal_guard_modes(void);

/// Puts a zero byte on the pipe; may be called from any thread.
void terminal_guard_wake(void);

/// Whether the shell that started the program can stop it and go on with it.
bool terminal_guard_can_stop(void);

/// Stops the process, with `group` all processes of its job, as Ctrl-Z does; returns when it goes on.
void terminal_guard_stop(bool group);

/// Ends the process by a signal, so that a shell sees 128 + its number.
_Noreturn void terminal_guard_die(int signal);

#endif
