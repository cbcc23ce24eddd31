/**
 * JSON on one line that is safe to print on a terminal: control and direction characters that JSON leaves as they are
 * become `\u` escapes, so the value read back is the same.
 */
export function safeJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(LEFT_BY_JSON, (character) =>
    [...Array(character.length).keys()].map((unit) => `\\u${character.charCodeAt(unit).toString(16).padStart(4, '0')}`).join(''),
  );
}

// C1 controls and DEL, zero-width and bidirectional formatting characters, separators, tags: what `printable` escapes.
const LEFT_BY_JSON = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/gu;
