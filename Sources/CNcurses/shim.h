/* What Swift needs of ncursesw and cannot import by itself: macros, global variables, and the wide half of curses.h,
   which pkg-config would switch on with flags that SwiftPM drops. */
#ifndef CNCURSES_SHIM_H
#define CNCURSES_SHIM_H

#define NCURSES_WIDECHAR 1
#include <locale.h>
#include <stdio.h>
#include <wchar.h>
#include <curses.h>

/* <term.h> defines macros called lines, columns and the like, so its few functions are declared here. */
struct term;
int setupterm(const char *_Nullable name, int descriptor, int *_Nonnull status);
struct term *_Nullable set_curterm(struct term *_Nullable terminal);
int del_curterm(struct term *_Nonnull terminal);
int tigetnum(const char *_Nonnull name);
char *_Nullable tigetstr(const char *_Nonnull name);

/* Mutable globals, which Swift 6 refuses to touch. */
static inline SCREEN *_Nullable nc_newterm(const char *_Nonnull name, FILE *_Nonnull output) {
  return newterm(name, output, stdin);
}
static inline WINDOW *_Nullable nc_stdscr(void) { return stdscr; }
static inline WINDOW *_Nullable nc_curscr(void) { return curscr; }
static inline int nc_color_pairs(void) { return COLOR_PAIRS; }

/* Macros whose structure the importer does not support. */
static const attr_t NCBold = A_BOLD;
static const attr_t NCDim = A_DIM;
static const attr_t NCReverse = A_REVERSE;
static const attr_t NCUnderline = A_UNDERLINE;

/* One cell, as setcchar() would fill it. */
static inline cchar_t nc_cell(wchar_t character, attr_t attributes, int pair) {
  cchar_t cell = {attributes | (attr_t)COLOR_PAIR(pair > 255 ? 255 : pair), {character, 0}, pair};
  return cell;
}

#endif
