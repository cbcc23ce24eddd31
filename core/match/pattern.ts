/** What has to be known of a regular expression before it may meet a log line from outside. */
export interface PatternShape {
  /** Lower case; every match contains at least one of them. Empty: no literal is sure. */
  readonly anchors: readonly string[];
  /** Characters the pattern asks for by name: the more, the more specific. */
  readonly literalLength: number;
  /** Repeats that can fight over the same characters; each multiplies the work on a line that does not match. */
  readonly repeats: number;
  /** The named characters before each of those repeats, multiplied: the more there are, the fewer places it can start from. */
  readonly spacing: number;
  /** Why it may never run, as a sentence; absent when it may. */
  readonly problem?: string;
}

interface Node {
  /** Set when the part matches this text and nothing else. */
  readonly exact?: string;
  readonly anchors: readonly string[];
  readonly literalLength: number;
  readonly repeats: number;
  readonly spacing: number;
  /** Matches in more than one way: repeats or alternatives inside. */
  readonly loose: boolean;
  readonly zeroWidth?: boolean;
  /** One class of few characters (digits, blanks), which a neighbouring literal ends. */
  readonly narrow?: boolean;
}

const NOTHING: Node = { anchors: [], literalLength: 0, repeats: 0, spacing: 1, loose: false };
const MANY = 10;
const MOST_REPEATS = 4;

/** Reads a JavaScript regular expression (flag i) without running it. Conservative: what it does not understand has no anchor. */
export function readPattern(source: string): PatternShape {
  const reader = new PatternReader(source);
  try {
    new RegExp(source, 'i');
  } catch (error) {
    return { anchors: [], literalLength: 0, repeats: 0, spacing: 1, problem: error instanceof Error ? error.message : String(error) };
  }
  const node = reader.alternatives();
  const shape = { anchors: node.anchors, literalLength: node.literalLength, repeats: node.repeats, spacing: node.spacing };
  if (node.repeats > MOST_REPEATS) return { ...shape, problem: `Unexpected ${node.repeats} open repeats in /${source}/, expected at most ${MOST_REPEATS}` };
  return reader.nested ? { ...shape, problem: `Unexpected repeat inside a repeat in /${source}/: it can take for ever on a line that does not match` } : shape;
}

class PatternReader {
  nested = false;
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  alternatives(): Node {
    const branches = [this.#sequence()];
    while (this.#source[this.#at] === '|') {
      this.#at++;
      branches.push(this.#sequence());
    }
    const [only] = branches;
    if (branches.length === 1 && only) return only;
    return {
      anchors: branches.every((branch) => branch.anchors.length > 0) ? branches.flatMap((branch) => branch.anchors) : [],
      literalLength: Math.min(...branches.map((branch) => branch.literalLength)),
      repeats: Math.max(...branches.map((branch) => branch.repeats)),
      spacing: Math.min(...branches.map((branch) => branch.spacing)),
      loose: true,
    };
  }

  #sequence(): Node {
    let run = '';
    let exact = true;
    let anchors: readonly string[] = [];
    let literalLength = 0;
    let repeats = 0;
    let loose = false;
    let spacing = 1;
    let since = 0;
    let afterRepeat = false;
    const offer = (some: readonly string[]) => {
      if (shortest(some) > shortest(anchors)) anchors = some;
    };
    while (this.#at < this.#source.length && this.#source[this.#at] !== '|' && this.#source[this.#at] !== ')') {
      const item = this.#item();
      const [least, most] = this.#quantifier();
      loose ||= item.loose || most !== least;
      repeats += item.repeats;
      spacing *= item.spacing;
      if (item.zeroWidth) continue;
      if (most > MANY) {
        if (item.loose) this.nested = true;
        if (!item.narrow || afterRepeat) {
          repeats++;
          spacing *= Math.max(1, since);
          since = 0;
        }
      }
      afterRepeat = most > MANY;
      if (least > 0) since += item.literalLength;
      if (least > 0) literalLength += item.literalLength;
      if (item.exact !== undefined && least === 1) run += item.exact;
      if (item.exact === undefined || least !== 1 || most !== 1) {
        exact = false;
        offer([run]);
        run = '';
        if (least > 0) offer(item.anchors);
      }
    }
    offer([run]);
    const node = { anchors: shortest(anchors) > 0 ? anchors : [], literalLength, repeats, spacing, loose };
    return exact ? { ...node, exact: run } : node;
  }

  #item(): Node {
    const char = this.#source[this.#at++] ?? '';
    if (char === '(') return this.#group();
    if (char === '[') return this.#class();
    if (char === '\\') return this.#escape();
    if (char === '^' || char === '$') return { ...NOTHING, zeroWidth: true };
    if (char === '.') return NOTHING;
    return literal(char);
  }

  #group(): Node {
    const opening = /^\?(?::|=|!|<=|<!|<[^>]*>)/.exec(this.#source.slice(this.#at))?.[0] ?? '';
    this.#at += opening.length;
    const inside = this.alternatives();
    this.#at++;
    const looksAround = /^\?(?:=|!|<=|<!)$/.test(opening);
    return looksAround ? { ...NOTHING, repeats: inside.repeats, spacing: inside.spacing, loose: inside.loose, zeroWidth: true } : inside;
  }

  #class(): Node {
    const start = this.#at;
    if (this.#source[this.#at] === '^') this.#at++;
    while (this.#at < this.#source.length && this.#source[this.#at] !== ']') this.#at += this.#source[this.#at] === '\\' ? 2 : 1;
    const body = this.#source.slice(start, this.#at++);
    if (/^[a-z]{1,2}$/i.test(body) && new Set(body.toLowerCase()).size === 1) return literal(body[0] ?? '');
    if (/^[^\\^-]$/.test(body)) return literal(body);
    return { ...NOTHING, narrow: /^(?:\d|0-9|\\[ds]|[ .,:/-]|\\[.-])+$/.test(body) };
  }

  #escape(): Node {
    const char = this.#source[this.#at++] ?? '';
    if (char === 'b' || char === 'B') return { ...NOTHING, zeroWidth: true };
    if (char === 't') return literal('\t');
    if (!/[a-z0-9]/i.test(char)) return literal(char);
    if (char === 'd' || char === 's') return { ...NOTHING, narrow: true };
    const long = /^(?:x[0-9a-f]{2}|u[0-9a-f]{4}|[pP]\{[^}]*\}|k<[^>]*>|c[a-z])/i.exec(this.#source.slice(this.#at - 1))?.[0];
    if (long) this.#at += long.length - 1;
    else while (/\d/.test(char) && /\d/.test(this.#source[this.#at] ?? '')) this.#at++;
    return NOTHING;
  }

  #quantifier(): readonly [least: number, most: number] {
    const found = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/.exec(this.#source.slice(this.#at));
    if (!found) return [1, 1];
    this.#at += found[0].length;
    const sign = found[0][0];
    if (sign === '{') return [Number(found[1]), found[2] ? Number(found[3] || Number.POSITIVE_INFINITY) : Number(found[1])];
    return [sign === '+' ? 1 : 0, sign === '?' ? 1 : Number.POSITIVE_INFINITY];
  }
}

function literal(char: string): Node {
  return { ...NOTHING, exact: char.toLowerCase(), literalLength: 1 };
}

function shortest(anchors: readonly string[]): number {
  return anchors.length === 0 ? 0 : Math.min(...anchors.map((anchor) => anchor.length));
}
