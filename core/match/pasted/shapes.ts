import { figureIn } from './quantity.ts';

/** Groups of a pattern that stay text; all others hold a count or a size. */
const TEXTS = new Set(['name', 'bare', 'type', 'wait', 'owner']);

/** What the first pattern that fits finds in a line, by the names of its groups. Groups without a match are left out. */
export function shapeOf<Fields extends object>(shapes: readonly RegExp[], line: string): Partial<Fields> | undefined {
  for (const shape of shapes) {
    const found = shape.exec(line);
    if (found) {
      const groups = Object.entries(found.groups ?? {}).filter(([, text]) => text !== undefined);
      return Object.fromEntries(groups.map(([name, text]) => [name, TEXTS.has(name) ? text : figureIn(text)])) as Partial<Fields>;
    }
  }
  return undefined;
}
