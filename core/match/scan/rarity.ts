/**
 * How rarely a character follows another in ordinary English and logs, in half bits as a digit of base 36; a row for what came
 * before (a to z, blank, digit, anything else), a column for what follows, and last a row for a character by itself.
 */
const FOLLOWS = [
  'ia89ifakbke677lam786bcffcj9kg',
  '7ecd6fcj9ah8ff9djbcf7khcaibdc',
  '7fdg7hj7bh79gk4gk9d7bjkmgkcie',
  '9ega4eeh8lhdgg9imebhcjjkfm5ed',
  '9b97ccfigckab7gce679hbfbfm5ld',
  '8gfe89jk5kkceg6jj8bb9kjjdk6gc',
  'chfh5eeb6kjbfbaekabd9hjkhd5kc',
  '6kik4jlj8lkhei8ijbh67lkmgl8le',
  'c99bbaamjmg8a47bkc76kcnemeeog',
  '7hec6hhgefggggbeff3gdeghghfjb',
  '8dfc4fdh7ghegdedhe9cehgifh6jb',
  '9ehb5chi6kg6jj7gmiaaafijaj7ld',
  '6bi66jfk7cka9h88kjdhcglkfm9lc',
  '9j988b6jbheehd7alj77celmek6je',
  'fca7gackfie975aan6ba9cahik8pg',
  '6jhd6jee9kg9dh7ai6789ikjclake',
  'gffffffceff9ffggfefg3efhffdh9',
  '8hcd4fcj7ncccb7hma99beimbm7md',
  'ckbj6hhb9ofdch9bhe95bgijcl5mc',
  '7kdf7hi57ljefi89n9a8anfkbm7ne',
  'd7cd8bclalj7a6i9l667jilhkkdgf',
  '6jhj3gci7jjhcfcjjifgfiiiiiddc',
  '7igh8if65iffi98hi9agiibihj7jc',
  '9f9e9dge9hefbhf7hed6eggddf8ga',
  '9eehcggidihcd9a7ie99gidihh4kb',
  'agfe6eee9fgcdfcffdeffgffdd8g9',
  '9caccbec9ihbccaakb98bdbkgl4fc',
  'efffffkkjkjjjjkjkjjjdkljkj69a',
  'cdbceedddefedcedgdcdeffffg6e9',
  '9cbb8dccagfbca9bha99beegeh6fb',
].map((row) => Array.from(row, (digit) => 2 ** (-Number.parseInt(digit, 36) / 2)));
const ALONE = FOLLOWS.length - 1;

/** What logs and prose are full of: far more often than the pairs of their letters let expect. */
const COMMON_WORDS = `
  about accepted access account action active after agent all allocated already and api application are async at attempt available backend batch
  because been before between block body buffer build bytes cache call callback cannot channel check class cleanup client close closed closing
  cluster code command commit complete completed component config configuration connect connected connecting connection connections consumer
  container content context control count create created current data database debug default delete deleted descriptor device disabled done
  down duration during element enabled end error event exception execute executing exit expected failed failure false fetch file files finished
  for found from get group handle handler has have health host http https idle ignoring index info information init initialized input instance
  internal into invalid invoice item java job kernel key leader length level limit line list load loaded local lock log logger main manager
  max memory message metadata method metrics minutes missing module name net network new next node none not null number object offset
  open opened operation option order output package page parent partition path payment pending pid pool port prepare process processed
  processing producer property query queue read reading ready received record reload remote remove replica reply report request requests
  reset resource response result retry return root run running save scheduled seconds sending sent server service session set shutdown size
  skipping socket source space start started starting state status stop stopped storage stream string success successfully system table
  target task test than that the this thread threads time timed timeout token took total trace transaction true type unable unexpected
  unknown update updated upstream url usage use used user using utils valid value version wait waiting warn warning was were when
  while with without worker write writing
`.trim();

/** Bytes that are looked at together. */
export const GRAM = 4;
/** Grams that are looked up of one anchor: one of three neighbours falls on every third byte. */
export const STEP = 3;
/** Bytes that those grams span. */
const WINDOW = GRAM + STEP - 1;

const COMMON_GRAMS = new Set(COMMON_WORDS.split(/\s+/).flatMap((word) => gramsOf(` ${word} `)));
/** Of a gram in a common word, per byte; one in a thousand is what such words come to in logs. */
const COMMON = 1e-3;

function gramsOf(text: string): readonly string[] {
  return Array.from({ length: Math.max(0, text.length - GRAM + 1) }, (_, at) => text.slice(at, at + GRAM));
}

/** Where the grams to look up begin: those expected least often in ordinary text. A shorter anchor is padded on its sides. */
export function rarestWindow(anchor: Uint8Array): { readonly offset: number; readonly expected: number } {
  // Padding is any byte, so its gram is as common as the bytes that are known.
  if (anchor.length < WINDOW) return { offset: -1, expected: STEP * expectedOf(anchor, 0, Math.min(anchor.length, GRAM - 1)) };
  let best = { offset: 0, expected: Number.POSITIVE_INFINITY };
  for (let offset = 0; offset + WINDOW <= anchor.length; offset++) {
    let expected = 0;
    for (let i = 0; i < STEP; i++) expected += expectedOf(anchor, offset + i, GRAM);
    if (expected < best.expected) best = { offset, expected };
  }
  return best;
}

/** How often these bytes come in ordinary text, per byte of it. */
function expectedOf(bytes: Uint8Array, from: number, length: number): number {
  let expected = 1;
  let before = ALONE;
  for (let i = from; i < from + length; i++) {
    const column = columnOf(bytes[i] ?? 0);
    expected *= FOLLOWS[before]?.[column] ?? 1;
    before = column;
  }
  const isCommon = length === GRAM && COMMON_GRAMS.has(String.fromCharCode(...bytes.subarray(from, from + length)));
  return isCommon ? Math.max(COMMON, expected) : expected;
}

function columnOf(byte: number): number {
  const lower = byte | 0x20;
  if (lower >= 0x61 && lower <= 0x7a) return lower - 0x61;
  if (byte === 0x20 || byte === 0x09) return 26;
  return byte >= 0x30 && byte <= 0x39 ? 27 : 28;
}
