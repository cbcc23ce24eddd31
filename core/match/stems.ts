/** Words that say nothing of a cause. */
const EMPTY = new Set(
  (
    'a about after again all also although always am an and any are as at be because been before being but by came can cannot could did do does doing done each else ' +
    'even ever every few for from get gets getting go goes got had happen happens has have he her here him his how i if in into is it its itself just keep keeps let like ' +
    'look looks make makes many may me might more most much must my never new no nor not now of off often ok on once one only or other our out over own per please put ' +
    'quite rather really same say see seen seem seems she should since so some still such take than that the their them then there these they thing this those though ' +
    'through till to too try trying under until up us use used using very via was way we well went were what when where which while who why will with within without ' +
    'would yet you your'
  ).split(' '),
);

const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/ies$/, 'y'],
  [/sses$/, 'ss'],
  [/(?<=[^aious])s$/, ''],
  [/ingly$|edly$/, ''],
  [/(?<=[a-z]{3})ing$/, ''],
  [/(?<=[a-z]{3})ed$/, ''],
  [/(?<=[a-z]{3})e$/, ''],
  [/([^aeiousl])\1$/, '$1'],
];

const NONE: ReadonlySet<string> = new Set();

/** The words of a text that mean something, each cut to its stem: `connections leaked` → `connection`, `leak`. Names such as CLOSE_WAIT and maxIdleTime are cut into their words. Of the empty ones only those to be kept. */
export function stems(text: string, kept: ReadonlySet<string> = NONE): readonly string[] {
  const words =
    text
      .replace(/([a-z]{2})([A-Z])/g, '$1 $2')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => word.length > 1 && (!EMPTY.has(word) || kept.has(word)) && !/^\d+$/.test(word)).map(stem);
}

/** The text without its empty words; all of it when nothing else is left. */
export function telling(text: string): string {
  const words = text.trim().split(/\s+/);
  const kept = words.filter((word) => !EMPTY.has(word.toLowerCase()));
  return (kept.length > 0 ? kept : words).join(' ');
}

/** 0 to 1: how many of the words of a text say nothing of a cause. In what somebody wrote it is about half of them, in the output of a program few. */
export function emptyShare(text: string): number {
  const words = text.toLowerCase().match(/[a-z']+/g) ?? [];
  return words.length === 0 ? 0 : words.filter((word) => EMPTY.has(word)).length / words.length;
}

/** Words come again and again; a text of nothing but new ones must not fill the memory. */
const MOST_KNOWN = 20_000;
const known = new Map<string, string>();

export function stem(word: string): string {
  if (word.length < 4) return word;
  const before = known.get(word);
  if (before !== undefined) return before;
  const cut = ENDINGS.reduce((rest, [ending, instead]) => (rest.length < 4 ? rest : rest.replace(ending, instead)), word);
  if (known.size < MOST_KNOWN) known.set(word, cut);
  return cut;
}

/** Whether one letter put in, left out, changed or swapped with its neighbour makes one word of the other. */
export function oneSlipApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let front = 0;
  while (front < a.length && a[front] === b[front]) front++;
  let back = 0;
  while (back < Math.min(a.length, b.length) - front && a[a.length - 1 - back] === b[b.length - 1 - back]) back++;
  const [restA, restB] = [a.slice(front, a.length - back), b.slice(front, b.length - back)];
  return Math.max(restA.length, restB.length) <= 1 || (restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0]);
}
