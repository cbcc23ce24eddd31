import matter from 'gray-matter';
import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml';
import { checkText, isHostile } from './hostile.ts';
import { quote, type Report, type Spot, spotOf } from './report.ts';

/** The head of a file. */
export interface FrontMatter {
  /** What the YAML says; undefined when it could not be read, which has then been reported. */
  readonly data: unknown;
  /** How many characters the head takes, both --- lines included. */
  readonly length: number;
  /** Where a value (or its key) is written; the nearest parent when it is absent. */
  spot(path: readonly PropertyKey[], part?: 'key' | 'value'): Spot;
}

const TOP: Spot = { line: 1, column: 1 };
const ALIASES = 20;

/**
 * Reads the YAML head of a file whose line ends are LF and whose BOM is gone. gray-matter would run `---js` and keep
 * a cache shared by everyone; here the language is refused before it is asked, all its engines are replaced, and
 * passing options keeps it off its cache.
 */
export function readFrontMatter(text: string, report: Report): FrontMatter {
  const head = /^---(?!-)([^\n]*)(?:\n|$)/.exec(text);
  if (!head) {
    report('front-matter-absent', TOP, 'start of the file', 'front matter between --- lines');
    return { data: undefined, length: 0, spot: () => TOP };
  }
  const close = /\n---([^\n]*)/.exec(text);
  if (!close) {
    report('front-matter-close', TOP, 'end of the file in the front matter', 'a line of ---');
    return { data: undefined, length: text.length, spot: () => TOP };
  }
  const length = close.index + close[0].length;
  const language = (head[1] ?? '').trim();
  if (language !== '') {
    report('front-matter-language', TOP, `${quote(`---${language}`).slice(1, -1)} front matter`, 'YAML between --- lines');
    return { data: undefined, length, spot: () => TOP };
  }
  if (close[1]?.trim() !== '') report('front-matter-close', spotAt(text, close.index + 1), quote(`---${close[1]}`), 'a line of exactly ---');
  return { ...parseYaml(text, report), length };
}

/** Reads a file that is YAML and nothing else, as strictly as front matter. Its data is `null` when the file is empty. */
export function readYaml(text: string, report: Report): FrontMatter {
  // What gray-matter is given starts with a line of its own, so every place is one line further down.
  const up = ({ line, column }: Spot): Spot => ({ line: Math.max(1, line - 1), column });
  const { data, spot } = parseYaml(`---\n${text.replace(/^---[ \t]*(?=\n)/, '')}\n---\n`, (rule, at, ...words) => report(rule, up(spotOf(at)), ...words));
  return { data, length: text.length, spot: (path, part) => up(spot(path, part)) };
}

function parseYaml(text: string, report: Report): Pick<FrontMatter, 'data' | 'spot'> {
  const lines = new LineCounter();
  let document: Document | undefined;
  const refuse = (): never => {
    throw new Error('only YAML front matter is read');
  };
  const engines = {
    yaml: (source: string): object => {
      document = parseDocument(source, { version: '1.2', schema: 'core', lineCounter: lines, prettyErrors: false, stringKeys: true, logLevel: 'error' });
      return document.errors.length > 0 ? {} : (document.toJS({ maxAliasCount: ALIASES }) as object);
    },
    json: refuse,
    js: refuse,
    javascript: refuse,
    coffee: refuse,
    coffeescript: refuse,
    cson: refuse,
    toml: refuse,
  };
  const spot: FrontMatter['spot'] = (path, part = 'value') => locate(document, lines, path, part);
  try {
    const { data } = matter(text, { engines, language: 'yaml' });
    for (const problem of [...(document?.errors ?? []), ...(document?.warnings ?? [])])
      report('front-matter-yaml', at(lines, problem.pos[0]), `YAML (${quote(problem.message).slice(1, -1)})`, 'valid YAML');
    // "\x1b" in double quotes only becomes an escape character here.
    if (document && !isHostile(text)) visit(document, { Scalar: (_, node) => checkText(String(node.value), at(lines, node.range?.[0] ?? 0), report) });
    return { data: document?.errors.length ? undefined : data, spot };
  } catch (error) {
    report('front-matter-yaml', TOP, `YAML (${quote(error instanceof Error ? error.message : '').slice(1, -1)})`, 'a plain mapping');
    return { data: undefined, spot };
  }
}

function locate(document: Document | undefined, lines: LineCounter, path: readonly PropertyKey[], part: 'key' | 'value'): Spot {
  let node: unknown = document?.contents;
  let offset: number | undefined;
  for (const [depth, step] of path.entries()) {
    const pair = isMap(node) ? node.items.find((item) => isScalar(item.key) && item.key.value === step) : undefined;
    const child: unknown = pair ? pair.value : isSeq(node) ? node.items[Number(step)] : undefined;
    const wantsKey = part === 'key' && depth === path.length - 1;
    const shown = (pair && (wantsKey || !child) ? pair.key : child) as Node | undefined;
    if (!shown?.range) break;
    offset = shown.range[0];
    node = child;
  }
  return offset === undefined ? TOP : at(lines, offset);
}

// gray-matter hands over everything after the opening ---, so line 1 of the YAML is line 1 of the file.
function at(lines: LineCounter, offset: number): Spot {
  const { line, col } = lines.linePos(offset);
  return line === 0 ? TOP : { line, column: line === 1 ? col + 3 : col };
}

function spotAt(text: string, offset: number): Spot {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
