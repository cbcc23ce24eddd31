import { displayWidth } from '../../../core/display-width.ts';

/**
 * A terminal that gets narrower breaks lines that are too long now, so a frame stands on more rows than were drawn. Erases those
 * at its end; what is left are as many as were drawn. The cursor stands below the frame.
 */
export function eraseWrapped(frame: string, columns: number): string {
  const more = frame.split('\n').reduce((sum, line) => sum + Math.max(0, Math.ceil(widthOf(line) / columns) - 1), 0);
  return more === 0 ? '' : `\u001b[${more}A\u001b[J`;
}

function widthOf(line: string): number {
  return displayWidth(line.replace(/\u001b\[[\d;]*m/g, '').trimEnd());
}
