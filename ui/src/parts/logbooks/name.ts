// What a logbook can be called. The core has the last word; this is so that what
// cannot be is said where it is typed.

/** Letters, digits, spaces, `_` and `-`, up to 40 of them. */
export const isName = (text: string): boolean => /^[\p{L}\p{N}_][\p{L}\p{N}\p{M} _-]{0,39}$/u.test(text.trim());
