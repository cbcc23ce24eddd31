/**
 * Characters that act on a terminal or hide from the eye, for inside of a `u` regular expression's brackets: DEL and C1
 * controls; zero-width and bidirectional formatting characters; line and paragraph separators; tags. The C0 controls are
 * not among them: a line feed may be wanted, and JSON escapes them by itself.
 */
export const HOSTILE = String.raw`\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}`;
