/* libvterm draws what a program writes. Bit fields are read here, so that Swift need not know their order. */
#ifndef CVTERM_SHIM_H
#define CVTERM_SHIM_H

#include <spawn.h>
#include <vterm.h>

/* Hidden by glibc without _GNU_SOURCE. */
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *_Nonnull actions, int first);

static inline bool vt_is_bold(const VTermScreenCell *_Nonnull cell) { return cell->attrs.bold; }
static inline bool vt_is_underlined(const VTermScreenCell *_Nonnull cell) { return cell->attrs.underline != 0; }
static inline bool vt_is_reversed(const VTermScreenCell *_Nonnull cell) { return cell->attrs.reverse; }

/* The palette index of a colour, -1 for the terminal's own and -2 for a direct one. */
static inline int vt_colour_index(const VTermScreenCell *_Nonnull cell, bool is_foreground) {
  const VTermColor *colour = is_foreground ? &cell->fg : &cell->bg;
  if (is_foreground ? VTERM_COLOR_IS_DEFAULT_FG(colour) : VTERM_COLOR_IS_DEFAULT_BG(colour)) return -1;
  return VTERM_COLOR_IS_INDEXED(colour) ? colour->indexed.idx : -2;
}

/* The same direct colour as 0xRRGGBB. */
static inline int vt_colour_rgb(const VTermScreen *_Nonnull screen, const VTermScreenCell *_Nonnull cell, bool is_foreground) {
  VTermColor colour = is_foreground ? cell->fg : cell->bg;
  vterm_screen_convert_color_to_rgb(screen, &colour);
  return colour.rgb.red << 16 | colour.rgb.green << 8 | colour.rgb.blue;
}

#endif
