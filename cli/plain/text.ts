import type { Line } from '../wizard/parts/lines.tsx';

/** What a screen says with columns and colours, as sentences to be read out. */
export function textOf({ label, text }: Line): string {
  const name = label?.trim();
  // Keys of a screen have no place in a line that is run.
  if (name === 'y copies') return `run: ${text}`;
  return name ? `${name}: ${text === '-' ? 'nothing' : text}` : text;
}

/** Names of keys in a sentence → what is typed here. */
export function withAnswers(text: string): string {
  return text
    .replaceAll('→', '>')
    .replaceAll('↵', 'Enter')
    .replace(/\bctrl-([a-z])\b/g, '/$1')
    .replace(/\besc\b/g, '/b');
}
