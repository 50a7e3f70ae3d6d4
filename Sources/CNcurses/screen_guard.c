#define _GNU_SOURCE 1
#include "screen_guard.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { signal_limit = 65 };

static const int fatal_signals[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGSYS};
static const int event_signals[] = {SIGHUP,  SIGTERM, SIGINT,  SIGQUIT,
                                    SIGTSTP, SIGCONT, SIGWINCH};

static struct sigaction previous[signal_limit];
static volatile sig_atomic_t is_changed[signal_limit];
static volatile sig_atomic_t asked_at[signal_limit];

static int input_descriptor = -1;
static int output_descriptor = -1;
static struct termios original_modes;
static char restore_text[1024];
static size_t restore_length;
static int saved_errors = -1;
static volatile sig_atomic_t is_armed;
static volatile sig_atomic_t is_lent;
static volatile sig_atomic_t is_over;
static volatile sig_atomic_t patience = 2;
static int pipe_ends[2] = {-1, -1};

// Everything called from here on in a handler is on POSIX's list of what a handler may call.

static void write_all(int descriptor, const char *text, size_t length) {
  int failures = 0;
  while (length > 0 && failures < 100) {
    ssize_t written = write(descriptor, text, length);
    if (written > 0) {
      text += written;
      length -= (size_t)written;
    } else if (errno == EINTR || errno == EAGAIN) {
      failures++;
    } else {
      return;
    }
  }
}

static void give_back_modes(void) {
  tcsetattr(input_descriptor, TCSANOW, &original_modes);
  if (saved_errors >= 0) dup2(saved_errors, STDERR_FILENO);
}

static void give_back_terminal(void) {
  if (!is_armed) return;
  is_armed = 0;
  write_all(output_descriptor, restore_text, restore_length);
  give_back_modes();
}

static void put_back(int number) {
  if (!is_changed[number]) return;
  is_changed[number] = 0;
  sigaction(number, &previous[number], NULL);
}

// The handler stands back and the signal comes again when this one returns.
static void end_by(int number) {
  is_over = 1;
  give_back_terminal();
  put_back(number);
  raise(number);
}

static void on_fatal_signal(int number) {
  int saved = errno;
  end_by(number);
  errno = saved;
}

static bool asks_to_end(int number) {
  return number == SIGHUP || number == SIGTERM || number == SIGINT || number == SIGQUIT;
}

static long seconds_now(void) {
  struct timespec now = {0, 0};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec + 1;
}

static void on_event_signal(int number) {
  int saved = errno;
  if (is_lent && number != SIGHUP && number != SIGTERM) return;
  if (asks_to_end(number)) {
    long now = seconds_now();
    if (asked_at[number] != 0 && now - asked_at[number] >= patience) {
      end_by(number);
      errno = saved;
      return;
    }
    if (asked_at[number] == 0) asked_at[number] = (sig_atomic_t)now;
  }
  char byte = (char)number;
  (void)!write(pipe_ends[1], &byte, 1);
  errno = saved;
}

// A stack of its own lets the handler run when the stack of the thread that opened the screen has
// overflowed.
static void provide_stack(void) {
  static char stack[64 * 1024];
  stack_t current;
  if (sigaltstack(NULL, &current) != 0 || !(current.ss_flags & SS_DISABLE)) return;
  stack_t provided = {.ss_sp = stack, .ss_size = sizeof stack, .ss_flags = 0};
  sigaltstack(&provided, NULL);
}

static void handle(int number, void (*handler)(int), int flags) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigemptyset(&action.sa_mask);
  if (sigaction(number, NULL, &previous[number]) != 0) return;
  if (previous[number].sa_handler == SIG_IGN && asks_to_end(number)) return;
  if (sigaction(number, &action, NULL) == 0) is_changed[number] = 1;
}

static bool make_pipe(void) {
  if (pipe(pipe_ends) != 0) return false;
  for (int end = 0; end < 2; end++) {
    fcntl(pipe_ends[end], F_SETFD, FD_CLOEXEC);
    fcntl(pipe_ends[end], F_SETFL, O_NONBLOCK);
  }
  return true;
}

int sg_install(int input, int output, const struct termios *modes) {
  static bool is_registered = false;
  if (pipe_ends[0] >= 0) {
    errno = EBUSY;
    return -1;
  }
  if (!make_pipe()) return -1;
  input_descriptor = input;
  output_descriptor = output;
  original_modes = *modes;
  is_lent = 0;
  is_over = 0;
  for (int number = 0; number < signal_limit; number++) asked_at[number] = 0;
  if (!is_registered) is_registered = atexit(give_back_terminal) == 0;
  provide_stack();
  for (size_t i = 0; i < sizeof fatal_signals / sizeof *fatal_signals; i++)
    handle(fatal_signals[i], on_fatal_signal, SA_ONSTACK);
  for (size_t i = 0; i < sizeof event_signals / sizeof *event_signals; i++)
    handle(event_signals[i], on_event_signal, SA_RESTART);
  return pipe_ends[0];
}

bool sg_arm(const char *restore, size_t length, int errors) {
  if (length > sizeof restore_text) return false;
  memcpy(restore_text, restore, length);
  restore_length = length;
  if (errors >= 0 && saved_errors < 0) {
    saved_errors = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  }
  if (errors >= 0) dup2(errors, STDERR_FILENO);
  is_armed = 1;
  return true;
}

void sg_disarm(void) {
  if (!is_armed) return;
  is_armed = 0;
  give_back_modes();
  if (saved_errors >= 0) close(saved_errors);
  saved_errors = -1;
}

void sg_remove(void) {
  sg_disarm();
  for (int number = 1; number < signal_limit; number++) put_back(number);
  for (int end = 0; end < 2; end++) {
    if (pipe_ends[end] >= 0) close(pipe_ends[end]);
    pipe_ends[end] = -1;
  }
}

bool sg_is_over(void) { return is_over; }

void sg_set_patience(int seconds) { patience = seconds; }

void sg_set_lent(bool lent) {
  struct sigaction action;
  is_lent = lent;
  if (!is_changed[SIGTSTP] || sigaction(SIGTSTP, NULL, &action) != 0) return;
  action.sa_handler = lent ? SIG_DFL : on_event_signal;
  sigaction(SIGTSTP, &action, NULL);
}

enum sg_event sg_next_event(void) {
  unsigned char byte = 0;
  if (pipe_ends[0] < 0 || read(pipe_ends[0], &byte, 1) != 1) return sg_event_none;
  if (byte < signal_limit) asked_at[byte] = 0;
  switch (byte) {
    case SIGWINCH: return sg_event_resize;
    case SIGTSTP: return sg_event_stop;
    case SIGCONT: return sg_event_continue;
    case SIGHUP: return sg_event_hangup;
    default: return sg_event_end;
  }
}

void sg_stop(void) {
  struct sigaction ignoring, standard, stopping, continuing;
  sigset_t stop_only, masked;
  memset(&ignoring, 0, sizeof ignoring);
  ignoring.sa_handler = SIG_IGN;
  sigemptyset(&ignoring.sa_mask);
  standard = ignoring;
  standard.sa_handler = SIG_DFL;
  // The others of the job first; then this process, at once and not on some other thread.
  sigaction(SIGTSTP, &ignoring, &stopping);
  sigaction(SIGCONT, &standard, &continuing);
  kill(0, SIGTSTP);
  sigaction(SIGTSTP, &standard, NULL);
  // Threads of a dispatch queue block signals.
  sigemptyset(&stop_only);
  sigaddset(&stop_only, SIGTSTP);
  pthread_sigmask(SIG_UNBLOCK, &stop_only, &masked);
  raise(SIGTSTP);
  pthread_sigmask(SIG_SETMASK, &masked, NULL);
  sigaction(SIGTSTP, &stopping, NULL);
  sigaction(SIGCONT, &continuing, NULL);
}
