/** Frames of stacks in Java, JavaScript, Python, Go, Ruby, gdb and valgrind: names of code, which tell nothing that happens. */
const FRAME =
  /^\s*(?:[\d:.,]{8,15}\s+)?(?:at [\w.$<>[\]/@ -]{1,200}[(:]|#\d{1,3}\s|File "[^"]{1,200}", line \d|==\d{1,9}==\s+(?:at|by) 0x|from \S{1,200}:\d{1,6}:in |\S{1,200}\.go:\d{1,6} \+0x|[\w./*()-]{2,200}\((?:0x[\da-f]{1,16}(?:, )?){1,12}|by 0x)/;
/** A row of a table that ends in a figure. */
const CELL = /\S {3,}[\d.,]{1,20}%?$/;
/** So many parts far apart are the row of a table. */
const CELLS = 3;
/** A word of a sentence, with its marks. */
const PLAIN = /^["'`(]*[A-Za-z][a-z]*(?:[-'/][A-Za-z]+)*[.,;:!?)"'`]*$/;
/** Of the words of a line; where fewer are plain it is output of a program, and its names describe nothing. */
const LEAST_PLAIN = 0.4;
/** So few words may be a name that is looked for. */
const NAME = 4;

/** A row of a table: its figures say what its words do not. */
export function isRow(line: string): boolean {
  return CELL.test(line) || line.trim().split(/ {3,}/).length >= CELLS;
}

/** A line that somebody may have written, or nothing. */
export function toldOf(line: string): string {
  if (FRAME.test(line) || isRow(line)) return '';
  const words = line.split(/\s+/).filter((word) => word !== '');
  const few = (line.match(/[A-Za-z\d]+/g)?.length ?? 0) <= NAME;
  return few || words.filter((word) => PLAIN.test(word)).length >= LEAST_PLAIN * words.length ? line : '';
}
