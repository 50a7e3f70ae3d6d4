// Takes what ncurses writes for one frame aside, so that it can be sent as a whole.
#pragma once

#include <stdbool.h>
#include <stddef.h>

// A file without a name to keep frames in; -1 when there can be none.
int ft_open(void);

// From now on what is written to `stream` goes to the `frame` file.
bool ft_divert(int stream, int frame);

// From now on what is written to `stream` goes to `terminal` again. Returns the length of what went
// to `frame` meanwhile.
size_t ft_restore(int stream, int terminal, int frame);

// Moves what is in `frame` to `bytes`, and leaves `frame` empty. Returns how much it was.
size_t ft_take(int frame, unsigned char *_Nonnull bytes, size_t length);

// Closes the file of `ft_open`; -1 is none.
void ft_close(int frame);
