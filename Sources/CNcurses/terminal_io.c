#define _GNU_SOURCE 1
#include "terminal_io.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

bool ti_window_size(int descriptor, int *columns, int *rows) {
  struct winsize window;
  if (ioctl(descriptor, TIOCGWINSZ, &window) != 0) return false;
  if (window.ws_col == 0 || window.ws_row == 0) return false;
  *columns = window.ws_col;
  *rows = window.ws_row;
  return true;
}

bool ti_has_input(int descriptor) {
  struct pollfd request = {.fd = descriptor, .events = POLLIN};
  return poll(&request, 1, 0) > 0 && (request.revents & POLLIN);
}

bool ti_is_gone(int descriptor) {
  struct pollfd request = {.fd = descriptor, .events = 0};
  return poll(&request, 1, 0) > 0 && request.revents != 0;
}

size_t ti_read(int descriptor, unsigned char *bytes, size_t limit) {
  if (!ti_has_input(descriptor)) return 0;
  ssize_t count = read(descriptor, bytes, limit);
  return count > 0 ? (size_t)count : 0;
}

void ti_write(int descriptor, const unsigned char *bytes, size_t length) {
  while (length > 0) {
    ssize_t written = write(descriptor, bytes, length);
    if (written > 0) {
      bytes += written;
      length -= (size_t)written;
    } else if (errno == EAGAIN) {
      struct pollfd request = {.fd = descriptor, .events = POLLOUT};
      if (poll(&request, 1, 1000) <= 0) return;
    } else if (errno != EINTR) {
      return;
    }
  }
}

FILE *ti_stream(int descriptor, const char *mode) {
  int copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
  if (copy < 0) return NULL;
  FILE *stream = fdopen(copy, mode);
  if (stream == NULL) close(copy);
  return stream;
}

int ti_last_error(void) { return errno; }
