/** What the table of the page about accuracy says of one drill, in its own words. */
export interface Measured {
  readonly drill: string;
  /** Column names with their cells, without the name of the drill. */
  readonly figures: readonly { readonly what: string; readonly value: string }[];
}

/** Reads what `npm run accuracy -- --write` wrote between its marks. */
export function readMeasured(markdown: string): readonly Measured[] {
  const [, between = ''] = /<!-- measured: begin -->([\s\S]*?)<!-- measured: end -->/.exec(markdown) ?? [];
  return between.split(/\n\s*\n/).flatMap((block) => {
    const [head, , ...rows] = block
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .map(cells);
    return rows.map(([drill = '', ...values]) => ({
      drill,
      figures: values.flatMap((value, index) => (value === '-' ? [] : [{ what: head?.[index + 1] ?? '', value }])),
    }));
  });
}

const cells = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
