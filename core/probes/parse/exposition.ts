/** One sample of a page of metrics. */
export interface Metric {
  readonly name: string;
  readonly labels: ReadonlyMap<string, string>;
  /** May be NaN or infinite: whoever uses it decides. */
  readonly value: number;
}

/**
 * The samples of a page in the text format of Prometheus or in OpenMetrics whose name is wanted: a page may have a
 * hundred thousand others. Comments, timestamps and exemplars are passed over, and so is a line of any other shape.
 *
 * @see https://prometheus.io/docs/instrumenting/exposition_formats/
 */
export function parseExposition(text: string, wanted: (name: string) => boolean): readonly Metric[] {
  const metrics: Metric[] = [];
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from);
    const to = end === -1 ? text.length : end;
    const metric = parseLine(text.slice(from, to), wanted);
    if (metric) metrics.push(metric);
    from = to + 1;
  }
  return metrics;
}

const NAME = /^\s*([A-Za-z_:][\w:.]*)\s*/;
const VALUE = /^\s*([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?|[+-]?inf(?:inity)?|nan)(?=\s|$)/i;

function parseLine(line: string, wanted: (name: string) => boolean): Metric | undefined {
  const bare = NAME.exec(line);
  // Names outside the old alphabet stand quoted among the labels.
  if (!bare && !/^\s*\{/.test(line)) return undefined;
  if (bare && !wanted(bare[1] ?? '')) return undefined;
  const labels = new Map<string, string>();
  const after = readLabels(line, bare ? bare[0].length : line.indexOf('{'), labels);
  const figure = after === undefined ? undefined : VALUE.exec(line.slice(after))?.[1];
  const name = bare?.[1] ?? labels.get('__name__');
  labels.delete('__name__');
  return figure === undefined || name === undefined || !wanted(name) ? undefined : { name, labels, value: toNumber(figure) };
}

const LABEL = /\s*(?:([A-Za-z_:][\w:.]*|"(?:[^"\\]|\\.)*")\s*=\s*)?"((?:[^"\\]|\\.)*)"\s*(,|(?=\}))/y;

/** Reads `{a="b",c="d"}` from `at`; where it ends, or nothing when it is broken. */
function readLabels(line: string, at: number, labels: Map<string, string>): number | undefined {
  if (line[at] !== '{') return at;
  LABEL.lastIndex = at + 1;
  for (;;) {
    let here = LABEL.lastIndex;
    while (line[here] === ' ') here++;
    if (line[here] === '}') return here + 1;
    const match = LABEL.exec(line);
    if (!match) return undefined;
    labels.set(match[1] === undefined ? '__name__' : unescape(match[1].replace(/^"|"$/g, '')), unescape(match[2] ?? ''));
  }
}

function unescape(text: string): string {
  return text.includes('\\') ? text.replace(/\\(.)/g, (_all, char: string) => (char === 'n' ? '\n' : char)) : text;
}

function toNumber(figure: string): number {
  if (/nan/i.test(figure)) return Number.NaN;
  if (/inf/i.test(figure)) return figure.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return Number(figure);
}
