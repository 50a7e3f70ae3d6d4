#include "CPseudoTerminal.h"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#ifdef __APPLE__
#include <util.h>
#else
#include <pty.h>
#endif

pid_t pt_spawn(
    const char *path, char *const arguments[], char *const environment[], int columns, int rows,
    int *controller) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  pid_t child = forkpty(controller, NULL, NULL, &size);
  if (child == 0) {
    execve(path, arguments, environment);
    _exit(127);
  }
  if (child > 0) fcntl(*controller, F_SETFD, FD_CLOEXEC);
  return child;
}
