import { styleText } from 'node:util';
import type { Shell } from '../shell.ts';
import type { Paint } from './report.ts';

/** Colours for standard output when it is a terminal that wants them (NO_COLOR, FORCE_COLOR and TERM=dumb are honoured). */
export function painter(shell: Shell): Paint {
  return (style, text) => styleText(style, text, { stream: shell.stdout });
}
