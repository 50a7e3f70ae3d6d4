// Gives the terminal back, whatever ends the program, and turns signals into bytes on a pipe.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

// Installs the handlers, before ncurses starts, so that it leaves signals alone.
//
// Fatal signals give the terminal back and then do what they did before. SIGHUP, SIGTERM, SIGINT,
// SIGQUIT, SIGTSTP, SIGCONT and SIGWINCH are written to a pipe, one byte each, unless they were
// ignored when the program started. One that asks to end and has not been read from the pipe ends the
// program when it comes again after two seconds.
//
// Returns the pipe's reading end, or -1 with errno set.
int sg_install(int input, int output, const struct termios *_Nonnull modes);

// From now on the terminal has to be given back: by writing `restore` and setting the modes. While
// it has to be, standard error goes to `errors` (-1: is left alone).
//
// Returns false when `restore` is too long to be kept.
bool sg_arm(const char *_Nonnull restore, size_t length, int errors);

// Gives the terminal's modes and standard error back without writing anything, and stops caring.
void sg_disarm(void);

// Takes the handlers away again and closes the pipe.
void sg_remove(void);

// Whether a signal is ending the program. What it did before, such as printing a backtrace, may take
// a while, and other threads go on; they must leave the terminal alone.
bool sg_is_over(void);

// How long a program may leave a request to end unread; two seconds unless set.
void sg_set_patience(int seconds);

// While the screen is lent to another program, SIGINT and SIGQUIT are that one's to obey, SIGTSTP
// stops both, and what happens to the window does not matter.
void sg_set_lent(bool lent);

// What a signal says.
enum sg_event {
  sg_event_none,
  sg_event_resize,
  sg_event_stop,
  sg_event_continue,
  sg_event_hangup,
  sg_event_end,
};

// The next signal from the pipe, if there is one.
enum sg_event sg_next_event(void);

// Stops the program and the others of its job, as ^Z does; returns when it is continued.
void sg_stop(void);
