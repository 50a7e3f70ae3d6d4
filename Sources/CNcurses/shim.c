#define _XOPEN_SOURCE 700
#define _XOPEN_SOURCE_EXTENDED 1
#include "CNcurses.h"

#include <term.h>
#include <wchar.h>

WINDOW *cn_screen_window(void) { return stdscr; }

WINDOW *cn_physical_window(void) { return curscr; }

int cn_color_count(void) { return COLORS; }

int cn_pair_count(void) { return COLOR_PAIRS; }

attr_t cn_attribute_bold(void) { return A_BOLD; }

attr_t cn_attribute_dim(void) { return A_DIM; }

attr_t cn_attribute_italic(void) {
#ifdef A_ITALIC
  return A_ITALIC;
#else
  return A_NORMAL;
#endif
}

attr_t cn_attribute_underline(void) { return A_UNDERLINE; }

attr_t cn_attribute_reverse(void) { return A_REVERSE; }

bool cn_make_cell(cchar_t *cell, const wchar_t *text, attr_t attributes, int pair) {
#if defined(NCURSES_EXT_COLORS) && NCURSES_EXT_COLORS
  return setcchar(cell, text, attributes, (short)(pair > 32767 ? 32767 : pair), &pair) == OK;
#else
  return setcchar(cell, text, attributes, (short)pair, NULL) == OK;
#endif
}

const char *cn_capability(const char *name) {
  char *text = tigetstr(name);
  return text == (char *)-1 ? NULL : text;
}

bool cn_has_flag(const char *name) { return tigetflag(name) == 1; }

int cn_width(unsigned int scalar) { return wcwidth((wchar_t)scalar); }
