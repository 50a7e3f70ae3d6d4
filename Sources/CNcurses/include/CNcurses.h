// ncurses with wide characters, as far as Swift can call it, and what it cannot: macros, shared
// variables, and a signal handler.
#pragma once

#ifndef NCURSES_WIDECHAR
#define NCURSES_WIDECHAR 1
#endif
#include <curses.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "foreground_program.h"
#include "frame_tap.h"
#include "screen_guard.h"
#include "terminal_io.h"

// The window that covers the screen, and what ncurses believes to be on the screen.
WINDOW *_Nullable cn_screen_window(void);
WINDOW *_Nullable cn_physical_window(void);

// What start_color found.
int cn_color_count(void);
int cn_pair_count(void);

// The attributes, as the bits that setcchar takes.
attr_t cn_attribute_bold(void);
attr_t cn_attribute_dim(void);
attr_t cn_attribute_italic(void);
attr_t cn_attribute_underline(void);
attr_t cn_attribute_reverse(void);

// Makes a cell from at most 5 characters (a base and its marks), attributes and a colour pair.
// Returns false when ncurses does not take it.
bool cn_make_cell(
  cchar_t *_Nonnull cell, const wchar_t *_Nonnull text, attr_t attributes, int pair);

// A text capability of the terminal in use; NULL when it has none of that name.
const char *_Nullable cn_capability(const char *_Nonnull name);
bool cn_has_flag(const char *_Nonnull name);

// The columns that ncurses gives a character in the locale in force; -1 for none.
int cn_width(unsigned int scalar);
