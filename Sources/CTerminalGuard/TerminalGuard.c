// The handlers only use memory set up beforehand and functions that POSIX calls async-signal-safe.
#include "TerminalGuard.h"

#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "system.h"

static const int crash_signals[] = {SIGABRT, SIGSEGV, SIGFPE, SIGTRAP, SIGBUS, SIGILL, SIGSYS, SIGXCPU, SIGXFSZ};
static const int end_signals[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM};
static const int loop_signals[] = {SIGWINCH, SIGTSTP, SIGCONT};
// These are never sent on purpose, and a lesson must not end by one of them.
static const int harmless_signals[] = {SIGPIPE, SIGALRM, SIGUSR1, SIGUSR2, SIGVTALRM, SIGPROF, SIGIO};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define ALTERNATE_STACK_SIZE 131072
#define NOTE_COUNT 64
#define NOTE_SIZE 48

static struct sigaction former[NSIG];
static struct termios found_modes;
static bool has_modes;
static int input_descriptor = -1;
static int output_descriptor = -1;
static int pipe_ends[2] = {-1, -1};
static int shown_errors = -1;
static int kept_errors = -1;
static char leave_bytes[512];
static size_t leave_length;
static atomic_bool is_armed;
static atomic_bool is_restoring;
static atomic_int ending;
static atomic_llong ending_since;
static atomic_bool is_crashing;
static bool wants_backtracer;
static char crash_path[1024];
static char crash_head[256];
static char crash_sentence[256];
static char notes[NOTE_COUNT][NOTE_SIZE];
static atomic_uint note_number;

static long long milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

// Writes for half a second at most: a terminal that takes nothing must not keep the process from dying.
static void write_patiently(int descriptor, const char *bytes, size_t length) {
  int flags = fcntl(descriptor, F_GETFL);
  long long end = milliseconds() + 500;
  if (flags >= 0) fcntl(descriptor, F_SETFL, flags | O_NONBLOCK);
  while (length > 0) {
    ssize_t written = write(descriptor, bytes, length);
    if (written > 0) {
      bytes += written;
      length -= (size_t)written;
    } else if (written < 0 && (errno == EAGAIN || errno == EINTR) && milliseconds() < end) {
      struct pollfd wait = {descriptor, POLLOUT, 0};
      poll(&wait, 1, 50);
    } else {
      break;
    }
  }
  if (flags >= 0) fcntl(descriptor, F_SETFL, flags);
}

static void keep_errors(void) {
  if (kept_errors < 0 || !isatty(STDERR_FILENO)) return;
  shown_errors = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (shown_errors >= 0) dup2(kept_errors, STDERR_FILENO);
}

static void show_kept_errors(void) {
  char part[512];
  ssize_t length;
  if (shown_errors < 0) return;
  dup2(shown_errors, STDERR_FILENO);
  close(shown_errors);
  shown_errors = -1;
  lseek(kept_errors, 0, SEEK_SET);
  while ((length = read(kept_errors, part, sizeof part)) > 0) write_patiently(STDERR_FILENO, part, (size_t)length);
  if (ftruncate(kept_errors, 0) == 0) lseek(kept_errors, 0, SEEK_SET);
}

// Whether the terminal is ours to change: a job in the background leaves it to the one in front.
static bool is_in_front(void) {
  pid_t front = tcgetpgrp(output_descriptor);
  return front < 0 || front == getpgrp();
}

static void restore(void) {
  if (!atomic_exchange(&is_armed, false)) {
    // Another thread is at it already: dying before it is done would leave the terminal half restored.
    for (int i = 0; i < 1000 && atomic_load(&is_restoring); i++) poll(NULL, 0, 1);
    return;
  }
  atomic_store(&is_restoring, true);
  if (is_in_front()) {
    // What a slow terminal has not read yet is an outdated picture, and it would not let these bytes in: a
    // full pseudo-terminal takes none until it has been read nearly empty. They begin with what ends a torn sequence.
    tcflush(output_descriptor, TCOFLUSH);
    write_patiently(output_descriptor, leave_bytes, leave_length);
    if (has_modes) tcsetattr(input_descriptor, TCSANOW, &found_modes);
  }
  show_kept_errors();
  atomic_store(&is_restoring, false);
}

static void tell(int signal) {
  int error = errno;
  unsigned char byte = (unsigned char)signal;
  ssize_t ignored = write(pipe_ends[1], &byte, 1);
  (void)ignored;
  errno = error;
}

static void put(int descriptor, const char *text) { write_patiently(descriptor, text, strlen(text)); }

static void put_number(int descriptor, unsigned long long number, unsigned base) {
  char digits[24];
  size_t first = sizeof digits;
  do {
    digits[--first] = "0123456789abcdef"[number % base];
    number /= base;
  } while (number > 0);
  write_patiently(descriptor, digits + first, sizeof digits - first);
}

static const char *name_of(int signal) {
  switch (signal) {
    case SIGABRT: return "SIGABRT";
    case SIGSEGV: return "SIGSEGV";
    case SIGFPE: return "SIGFPE";
    case SIGTRAP: return "SIGTRAP";
    case SIGBUS: return "SIGBUS";
    case SIGILL: return "SIGILL";
    case SIGSYS: return "SIGSYS";
    case SIGXCPU: return "SIGXCPU";
    case SIGXFSZ: return "SIGXFSZ";
    default: return "a signal";
  }
}

// Opens the crash file, making the folders that lead to it.
static int open_crash_file(void) {
  for (char *slash = strchr(crash_path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
    *slash = 0;
    mkdir(crash_path, 0700);
    *slash = '/';
  }
  return open(crash_path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
}

static void copy_kept_errors(int file) {
  char part[512];
  off_t place = 0;
  ssize_t length;
  if (shown_errors < 0) return;
  while ((length = pread(kept_errors, part, sizeof part, place)) > 0) {
    write_patiently(file, part, (size_t)length);
    place += length;
  }
}

// Everything that helps to find out what happened. Returns whether it is on disk.
static bool write_crash_file(int signal, const siginfo_t *info) {
  void *frames[64];
  if (!crash_path[0]) return false;
  int file = open_crash_file();
  if (file < 0) return false;
  put(file, crash_head);
  put(file, "\nended by ");
  put(file, name_of(signal));
  put(file, " (");
  put_number(file, (unsigned)signal, 10);
  put(file, ")");
  if (system_is_fault(info)) {
    put(file, " at address 0x");
    put_number(file, (unsigned long long)(uintptr_t)info->si_addr, 16);
  }
  put(file, "\n\nlatest events, the newest last:\n");
  unsigned end = atomic_load(&note_number);
  for (unsigned i = end < NOTE_COUNT ? 0 : end - NOTE_COUNT; i < end; i++) {
    put(file, notes[i % NOTE_COUNT]);
    put(file, "\n");
  }
  put(file, "\nstandard error:\n");
  copy_kept_errors(file);
  put(file, "\nstack:\n");
  backtrace_symbols_fd(frames, backtrace(frames, 64), file);
  return close(file) == 0;
}

static void on_crash(int signal, siginfo_t *info, void *context) {
  (void)context;
  // A fault while one is being told must not begin it anew.
  bool is_first = !atomic_exchange(&is_crashing, true);
  bool is_written = is_first && write_crash_file(signal, info);
  restore();
  if (is_first && crash_sentence[0]) {
    put(STDERR_FILENO, crash_sentence);
    put(STDERR_FILENO, " (");
    put(STDERR_FILENO, name_of(signal));
    put(STDERR_FILENO, ")");
    if (is_written) {
      put(STDERR_FILENO, ": ");
      put(STDERR_FILENO, crash_path);
    }
    put(STDERR_FILENO, "\n");
  }
  if (is_first && wants_backtracer) {
    sigaction(signal, &former[signal], NULL);
  } else {
    struct sigaction standard;
    memset(&standard, 0, sizeof standard);
    standard.sa_handler = SIG_DFL;
    sigaction(signal, &standard, NULL);
  }
  // A fault happens again on return, now in the handler that was there before, with the registers of the fault.
  bool recurs = system_is_fault(info) && (signal == SIGSEGV || signal == SIGBUS || signal == SIGILL || signal == SIGFPE);
  if (!recurs) raise(signal);
}

static void on_nothing(int signal) { (void)signal; }

static void on_end(int signal) {
  int none = 0;
  if (atomic_compare_exchange_strong(&ending, &none, signal)) {
    atomic_store(&ending_since, milliseconds());
    tell(signal);
    return;
  }
  // A closing terminal sends HUP, and so does its shell: that is one request, not two.
  if (signal == SIGHUP && milliseconds() - atomic_load(&ending_since) < 1000) return;
  terminal_guard_die(signal);
}

static void catch(int signal, bool is_crash, void (*handler)(int)) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  sigemptyset(&action.sa_mask);
  if (is_crash) {
    action.sa_sigaction = on_crash;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER;
  } else {
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
  }
  sigaction(signal, &action, NULL);
}

// Signals that nohup or a shell without job control has switched off stay off; a fault cannot be ignored.
static bool is_ignored(int signal) {
  bool is_fault = signal == SIGABRT || signal == SIGSEGV || signal == SIGFPE || signal == SIGTRAP || signal == SIGBUS
    || signal == SIGILL || signal == SIGSYS || signal == SIGWINCH || signal == SIGCONT;
  return !is_fault && former[signal].sa_handler == SIG_IGN;
}

static void catch_all(const int *signals, size_t count, bool is_crash, void (*handler)(int), sigset_t *unblocked) {
  for (size_t i = 0; i < count; i++) {
    sigaction(signals[i], NULL, &former[signals[i]]);
    sigaddset(unblocked, signals[i]);
    if (!is_ignored(signals[i])) catch(signals[i], is_crash, handler);
  }
}

static void release_all(const int *signals, size_t count) {
  for (size_t i = 0; i < count; i++) sigaction(signals[i], &former[signals[i]], NULL);
}

// A stack overflow leaves no room for a handler.
static void use_alternate_stack(void) {
  stack_t stack;
  if (sigaltstack(NULL, &stack) != 0 || !(stack.ss_flags & SS_DISABLE)) return;
  stack.ss_sp = malloc(ALTERNATE_STACK_SIZE);
  stack.ss_size = ALTERNATE_STACK_SIZE;
  stack.ss_flags = 0;
  if (stack.ss_sp) sigaltstack(&stack, NULL);
}

// A full-screen program that was killed leaves its own modes behind: no echo, no lines, no line ends, no signals.
// Giving those back would keep the terminal broken for ever.
static void mend(struct termios *modes) {
  if (modes->c_lflag & (ICANON | ECHO | ISIG) || modes->c_oflag & OPOST) return;
  modes->c_iflag |= ICRNL | IXON;
  modes->c_oflag |= OPOST | ONLCR;
  modes->c_lflag |= ICANON | ECHO | ECHOE | ECHOK | ISIG | IEXTEN;
}

int terminal_guard_open(int input, int output) {
  sigset_t unblocked;
  input_descriptor = input;
  output_descriptor = output;
  has_modes = tcgetattr(input, &found_modes) == 0;
  if (has_modes) mend(&found_modes);
  if (pipe_ends[0] < 0 && system_pipe(pipe_ends) != 0) return -1;
  if (kept_errors < 0) kept_errors = system_memory_file("standard-error");
  atomic_store(&ending, 0);
  use_alternate_stack();
  sigemptyset(&unblocked);
  catch_all(crash_signals, COUNT(crash_signals), true, NULL, &unblocked);
  catch_all(end_signals, COUNT(end_signals), false, on_end, &unblocked);
  catch_all(loop_signals, COUNT(loop_signals), false, tell, &unblocked);
  catch_all(harmless_signals, COUNT(harmless_signals), false, on_nothing, &unblocked);
  pthread_sigmask(SIG_UNBLOCK, &unblocked, NULL);
  return pipe_ends[0];
}

void terminal_guard_arm(const char *leave, size_t length) {
  leave_length = length < sizeof leave_bytes ? length : sizeof leave_bytes;
  memcpy(leave_bytes, leave, leave_length);
  keep_errors();
  atomic_store(&is_armed, true);
}

void terminal_guard_disarm(void) {
  restore();
}

void terminal_guard_close(void) {
  release_all(crash_signals, COUNT(crash_signals));
  release_all(end_signals, COUNT(end_signals));
  release_all(loop_signals, COUNT(loop_signals));
  release_all(harmless_signals, COUNT(harmless_signals));
}

void terminal_guard_prepare_crash(const char *path, const char *head, const char *sentence) {
  void *frame;
  // Longer ones than these would be cut in the middle of a name.
  crash_path[0] = 0;
  if (strlen(path) < sizeof crash_path && path[0] == '/') strcpy(crash_path, path);
  strncpy(crash_head, head, sizeof crash_head - 1);
  strncpy(crash_sentence, sentence, sizeof crash_sentence - 1);
  // Its own message and stack go into the file; the runtime's long one only on request.
  wants_backtracer = getenv("SWIFT_BACKTRACE") != NULL;
  // The first call loads a library, which is not for a signal handler.
  backtrace(&frame, 1);
}

void terminal_guard_note(const char *text) {
  unsigned number = atomic_load(&note_number);
  strncpy(notes[number % NOTE_COUNT], text, NOTE_SIZE - 1);
  atomic_store(&note_number, number + 1);
}

struct termios terminal_guard_modes(void) { return found_modes; }

void terminal_guard_wake(void) { tell(0); }

bool terminal_guard_can_stop(void) { return former[SIGTSTP].sa_handler != SIG_IGN; }

void terminal_guard_stop(bool group) {
  // Our own copy of the job's signal must not wait for the loop, or it would stop the process a second time.
  signal(SIGTSTP, SIG_IGN);
  if (group) kill(0, SIGTSTP);
  signal(SIGTSTP, SIG_DFL);
  signal(SIGCONT, SIG_DFL);
  raise(SIGTSTP);
  catch(SIGTSTP, false, tell);
  catch(SIGCONT, false, tell);
}

void terminal_guard_die(int number) {
  sigset_t unblocked;
  restore();
  signal(number, SIG_DFL);
  sigemptyset(&unblocked);
  sigaddset(&unblocked, number);
  pthread_sigmask(SIG_UNBLOCK, &unblocked, NULL);
  raise(number);
  _exit(128 + number);
}
