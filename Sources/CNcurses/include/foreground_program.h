// Runs a program in this one's place at the terminal.
#pragma once

// Runs `arguments[0]`, searched for in PATH, on the given descriptors, and waits for its end.
//
// The program starts with no signal blocked and none ignored, whatever thread this is: threads of a
// dispatch queue block signals, and a program that inherits that cannot be interrupted.
//
// Returns its exit code, 128 and the number of the signal that ended it, or -1 with errno set.
int fp_run(
  char *const _Nullable arguments[_Nonnull], char *const _Nullable environment[_Nonnull],
  int input, int output, int errors);
