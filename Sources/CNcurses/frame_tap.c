#define _GNU_SOURCE 1
#include "frame_tap.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/types.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/mman.h>
#endif

int ft_open(void) {
#ifdef __linux__
  return memfd_create("frame", MFD_CLOEXEC);
#else
  char path[] = "/tmp/frame.XXXXXX";
  int frame = mkstemp(path);
  if (frame >= 0) {
    unlink(path);
    fcntl(frame, F_SETFD, FD_CLOEXEC);
  }
  return frame;
#endif
}

static bool replace(int stream, int by) {
  while (dup2(by, stream) < 0) {
    if (errno != EINTR && errno != EBUSY) return false;
  }
  fcntl(stream, F_SETFD, FD_CLOEXEC);
  return true;
}

bool ft_divert(int stream, int frame) { return frame >= 0 && replace(stream, frame); }

size_t ft_restore(int stream, int terminal, int frame) {
  replace(stream, terminal);
  off_t length = lseek(frame, 0, SEEK_CUR);
  return length > 0 ? (size_t)length : 0;
}

size_t ft_take(int frame, unsigned char *bytes, size_t length) {
  size_t taken = 0;
  while (taken < length) {
    ssize_t count = pread(frame, bytes + taken, length - taken, (off_t)taken);
    if (count <= 0) break;
    taken += (size_t)count;
  }
  if (ftruncate(frame, 0) == 0) lseek(frame, 0, SEEK_SET);
  return taken;
}

void ft_close(int frame) {
  if (frame >= 0) close(frame);
}
