import { HOSTILE } from './hostile-characters.ts';

/**
 * JSON that is safe to print on a terminal: control and direction characters that JSON leaves as they are become `\u`
 * escapes, so the value read back is the same. On one line without `indent`.
 */
export function safeJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(LEFT_BY_JSON, (character) =>
    [...Array(character.length).keys()].map((unit) => `\\u${character.charCodeAt(unit).toString(16).padStart(4, '0')}`).join(''),
  );
}

const LEFT_BY_JSON = new RegExp(`[${HOSTILE}]`, 'gu');
