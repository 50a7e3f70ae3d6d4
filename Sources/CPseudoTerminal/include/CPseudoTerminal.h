#ifndef C_PSEUDO_TERMINAL_H
#define C_PSEUDO_TERMINAL_H

#include <sys/types.h>

/// Starts a program on a new pseudo terminal of the given size, in a session of its own.
///
/// `arguments` and `environment` end with NULL. Returns the process id and puts the terminal's
/// other end, closed on exec, into `controller`; returns -1 with errno when it can't be started.
pid_t pt_spawn(
    const char *path, char *const arguments[], char *const environment[], int columns, int rows,
    int *controller);

#endif
