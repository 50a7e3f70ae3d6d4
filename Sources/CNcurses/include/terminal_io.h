// Reading from and writing to a terminal by its descriptor.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <termios.h>

// The window's size; false when the system does not know it.
bool ti_window_size(int descriptor, int *_Nonnull columns, int *_Nonnull rows);

// Whether something can be read at once.
bool ti_has_input(int descriptor);

// Whether nobody is at the other end any more.
bool ti_is_gone(int descriptor);

// Reads what is there, `limit` bytes at most; 0 when there is nothing.
size_t ti_read(int descriptor, unsigned char *_Nonnull bytes, size_t limit);

// Writes everything, waiting for the terminal where it is slow, unless it is gone.
void ti_write(int descriptor, const unsigned char *_Nonnull bytes, size_t length);

// A stream on a copy of the descriptor, which closing the stream closes; NULL with errno set.
FILE *_Nullable ti_stream(int descriptor, const char *_Nonnull mode);

// The number of the last error of this thread.
int ti_last_error(void);
