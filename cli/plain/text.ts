import type { Line } from '../wizard/parts/lines.tsx';

/** What a screen says with columns and colours, as sentences to be read out. */
export function textOf({ label, text }: Line): string {
  const name = label?.trim();
  return name ? `${name}: ${text === '-' ? 'nothing' : text}` : text;
}
