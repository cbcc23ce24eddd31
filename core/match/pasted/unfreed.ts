import { type Draft, defineFormat, type Example, finding, type Row } from './format.ts';
import { largestOf, shownBytes } from './quantity.ts';
import { shapeOf } from './shapes.ts';

interface Lost {
  /** Bytes that were never freed, in so many pieces. */
  readonly lost?: number;
  readonly pieces?: number;
  /** Of the native memory tracking of Java: all that is committed, and what a part of it has. */
  readonly whole?: number;
  readonly part?: number;
  readonly name?: string;
}

/** Less than this is what a program leaves behind when it ends. */
const LEAST = { bytes: 16 * 1024, pieces: 100, uncounted: 1024 ** 2 };
/** A part of the native memory of a JVM that is more than its share. */
const PART = { share: 0.4, bytes: 256 * 1024 ** 2 };

/** valgrind, the sanitizers, leaks of macOS, jemalloc, memleak of bcc, DHAT and heaptrack; then the whole of a JVM, its parts, and what those are made of. */
const SHAPES: readonly RegExp[] = [
  /^(?<lost>[\d,]{1,15}) (?:\([\d,]{1,15} direct, [\d,]{1,15} indirect\) )?bytes in (?<pieces>[\d,]{1,12}) blocks are (?:definitely|possibly) lost/,
  /^(?:definitely|indirectly|possibly) lost: (?<lost>[\d,]{1,15}) bytes in (?<pieces>[\d,]{1,12}) blocks/,
  /(?:leak of |Sanitizer: )(?<lost>[\d,]{1,15}) byte\(s\) (?:leaked )?in (?<pieces>[\d,]{1,12}) (?:object|allocation)/,
  /^Process \d{1,9}: (?<pieces>\d{1,12}) leaks? for (?<lost>\d{1,15}) total leaked bytes/,
  /Leak approximation summary: ~(?<lost>\d{1,15}) bytes, ~(?<pieces>\d{1,12}) objects/,
  /^(?<lost>\d{1,15}) bytes in (?<pieces>\d{1,12}) allocations from stack/,
  /^(?:dhat: )?At t-end: +(?<lost>[\d,]{1,15}) (?:bytes )?(?:\(.{1,60}?\) )?in (?<pieces>[\d,]{1,12}) blocks/,
  /^total memory leaked: (?<lost>[\d.]{1,12} ?[KMGT]?i?B?)$/,
  /^Total: reserved=\d{1,15}[KM]?B(?: [+-]\d{1,15}[KM]?B)?, committed=(?<whole>\d{1,15}[KM]?B)/,
  /^-?\s*(?<name>[A-Z][A-Za-z ]{2,30}) \(reserved=\d{1,15}[KM]?B(?: [+-]\d{1,15}[KM]?B)?, committed=(?<part>\d{1,15}[KM]?B)/,
  /^(?<name>malloc): (?<part>\d{1,15}[KM]?B)/,
  /^\((?:mmap|malloc|classes|thread|arena|instance|stack|tracking|tmp)\b/,
];

/** Memory that was asked for and never freed: valgrind, the sanitizers, heaptrack; and native memory tracking of Java. */
export const unfreed = defineFormat<Lost>({
  id: 'unfreed',
  row(line) {
    const text = line.trim().replace(/^==\d{1,9}==\s*/, '');
    if (/^Native Memory Tracking:$/.test(text)) return { head: [] };
    return shapeOf<Lost>(SHAPES, text);
  },
  opens: ({ lost, whole }) => lost !== undefined || whole !== undefined,
  judge: (blocks) => [judgeLost(blocks.flatMap(({ rows }) => rows)), ...blocks.map(({ rows }) => judgeParts(rows))],
});

function judgeLost(rows: readonly Row<Lost>[]): Draft | undefined {
  const [most] = rows
    .filter(({ lost = 0, pieces }) => (pieces === undefined ? lost >= LEAST.uncounted : lost >= LEAST.bytes || pieces >= LEAST.pieces))
    .sort((a, b) => (b.lost ?? 0) - (a.lost ?? 0));
  return most
    ? finding(most.at, `${shownBytes(most.lost ?? 0)} in ${most.pieces ?? 'many'} pieces were never freed`, { 'native-memory-leak': 0.85, 'memory-leak': 0.5 })
    : undefined;
}

function judgeParts(rows: readonly Row<Lost>[]): Draft | undefined {
  const whole = largestOf(rows.map((row) => row.whole ?? 0));
  const [most] = rows
    .filter(({ part = 0, name }) => name !== 'Java Heap' && part >= PART.bytes && part >= PART.share * whole)
    .sort((a, b) => (b.part ?? 0) - (a.part ?? 0));
  return whole > 0 && most
    ? finding(
        most.at,
        `${shownBytes(most.part ?? 0)} of ${shownBytes(whole)} are ${most.name}, outside of the Java heap`,
        { 'native-memory-leak': 0.9 },
        'names',
      )
    : undefined;
}

export const examples = (): readonly Example[] => [
  {
    title: 'valgrind',
    text: '==811== 204,800 bytes in 3,200 blocks are definitely lost in loss record 90 of 91\n==811==    at 0x4848899: malloc (vg_replace_malloc.c:381)\n==811==    by 0x10916A: row_copy (row.c:12)\n==811== LEAK SUMMARY:\n==811==    definitely lost: 204,800 bytes in 3,200 blocks',
    cause: 'native-memory-leak',
    says: '3200 pieces',
  },
  { title: 'heaptrack of a sound program', text: 'peak heap memory consumption: 1.21M\ntotal memory leaked: 72.70K', cause: null },
  { title: 'what a program leaves at its end', text: '==811== LEAK SUMMARY:\n==811==    definitely lost: 72 bytes in 1 blocks', cause: null },
  { title: 'leaks of macOS', text: 'Process 811: 9120 leaks for 1204411 total leaked bytes.', cause: 'native-memory-leak', says: '9120 pieces' },
  { title: 'leaks of macOS, hardly any', text: 'Process 811: 2 leaks for 96 total leaked bytes.', cause: null },
  { title: 'memleak of bcc', text: '\t81220441 bytes in 8122 allocations from stack\n\t\trow_copy+0x1a [app]', cause: 'native-memory-leak' },
  { title: 'a sanitizer', text: 'SUMMARY: AddressSanitizer: 912384 byte(s) leaked in 8910 allocation(s).', cause: 'native-memory-leak' },
  {
    title: 'native memory of a JVM',
    text: 'Native Memory Tracking:\n\nTotal: reserved=6200000KB, committed=4100000KB\n-                 Java Heap (reserved=1048576KB, committed=1048576KB)\n-                  Internal (reserved=2700000KB, committed=2700000KB)',
    cause: 'native-memory-leak',
    says: 'Internal',
  },
  {
    title: 'native memory of a JVM, compared with a look before',
    text: 'Native Memory Tracking:\n\nTotal: reserved=6812044KB +2101220KB, committed=5212044KB +2101220KB\n-                 Java Heap (reserved=1048576KB, committed=1048576KB)\n                            (mmap: reserved=1048576KB, committed=1048576KB)\n \n-                     Other (reserved=2812044KB +2081220KB, committed=2812044KB +2081220KB)',
    cause: 'native-memory-leak',
    says: 'Other',
  },
  {
    title: 'native memory of a healthy JVM',
    text: 'Native Memory Tracking:\n\nTotal: reserved=3200000KB, committed=1400000KB\n-                 Java Heap (reserved=1048576KB, committed=1048576KB)\n-                     Class (reserved=167117KB, committed=155509KB)',
    cause: null,
  },
];
