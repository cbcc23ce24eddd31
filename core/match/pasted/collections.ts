import { defineFormat, type Example, finding } from './format.ts';
import { bytes, shownBytes } from './quantity.ts';

/** One garbage collection: bytes before and after, and the size of the heap where it is told. */
interface Collection {
  readonly before: number;
  readonly after: number;
  readonly size: number;
  /** Of the whole heap: a young one that frees little says nothing. */
  readonly full: boolean;
}

/** What needs much for a while and then ends: more memory is all that helps. */
const BUILD =
  /\b(?:react-scripts|ng|vite|next|nuxt|gatsby|vue-cli-service|parcel|turbo|nx|craco|npm run|yarn|pnpm) (?:run )?(?:build|test|lint)\b|\bwebpack (?:--|\d)|\btsc (?:-|--)|\brollup -c|optimized production build|\bjest --/i;

/** Lines of V8 (`Mark-Compact 3996.9 (4128.5) -> 3958.9 (4132.5) MB`), HotSpot (`Pause Full (…) 4090M->4089M(4096M)`) and Go (`gc 9 @1s …, 40->41->20 MB`). */
export const collections = defineFormat<Collection>({
  id: 'collections',
  row(line) {
    const v8 = /(Mark-[Cc]ompact|Mark-sweep|Scavenge)(?: \(\w{1,20}\))? ([\d.]{1,12}) \(([\d.]{1,12})\) -> ([\d.]{1,12}) \([\d.]{1,12}\) MB/.exec(line);
    // Before it gives up, V8 has even small collections fail.
    if (v8) return { before: mega(v8[2]), after: mega(v8[4]), size: mega(v8[3]), full: v8[1] !== 'Scavenge' || /allocation failure/.test(line) };
    // ZGC and Shenandoah tell the share of the whole heap instead of its size.
    const share = /Garbage Collection \(Allocation Stall\) (\d{1,9}[KMG])\(\d{1,3}%\)->(\d{1,9}[KMG])\((\d{1,3})%\)/.exec(line);
    if (share) return { before: bytes(share[1]), after: bytes(share[2]), size: (100 * bytes(share[2])) / Math.max(1, Number(share[3])), full: true };
    // Young, old and whole heap stand in one line: the whole is the largest.
    const parts = /\bGC\b/.test(line)
      ? [...line.replace(/(?:Metaspace|PermGen|Perm ?): \S{1,60}/, '').matchAll(/(?<!\w)(\d{1,9}[KMG])->(\d{1,9}[KMG])\((\d{1,9}[KMG])\)/g)]
      : [];
    const [whole] = parts.sort((a, b) => bytes(b[3]) - bytes(a[3]));
    if (whole) return { before: bytes(whole[1]), after: bytes(whole[2]), size: bytes(whole[3]), full: /Full/.test(line) };
    const go = /^gc \d{1,9} @[\d.]{1,12}s \d{1,3}%: .{1,200}? (\d{1,9})->\d{1,9}->(\d{1,9}) MB, (\d{1,9}) MB goal/.exec(line.trim());
    return go ? { before: mega(go[1]), after: mega(go[2]), size: mega(go[3]), full: true } : undefined;
  },
  judge(blocks, text) {
    const full = blocks.flatMap(({ rows }) => rows).filter((row) => row.full);
    const [first, last] = [full[0], full.at(-1)];
    if (!first || !last) return [];
    const small = last.size < 200 * 1024 ** 2;
    const stuck = last.after >= 0.85 * last.size && last.before - last.after <= 0.1 * last.before && !small;
    if (stuck && text.mentions(BUILD))
      return [
        finding(last.at, `a build or a test has no more than ${shownBytes(last.size)}`, { 'limit-too-low': 0.95 }, full.length >= 2 ? 'names' : 'points'),
      ];
    const grows = full.length >= 3 && last.after >= 1.3 * first.after && last.after - first.after >= 20 * 1024 ** 2;
    if (grows)
      return [finding(last.at, `after a collection ${shownBytes(first.after)}, later ${shownBytes(last.after)} are left`, { 'memory-leak': 0.9 }, 'names')];
    return stuck
      ? [
          finding(
            last.at,
            `a full collection frees ${shownBytes(last.before - last.after)} of ${shownBytes(last.size)}`,
            { 'memory-leak': 0.85, 'limit-too-low': 0.3 },
            full.length >= 2 ? 'names' : 'points',
          ),
        ]
      : [];
  },
});

function mega(figure: string | undefined): number {
  return bytes(`${figure}M`);
}

export const examples = (): readonly Example[] => [
  {
    title: 'Node.js frees nothing',
    text: '[71:0x5] 90010 ms: Mark-Compact 2040.1 (2082.6) -> 2036.0 (2083.1) MB, 912.3 / 0.0 ms (average mu = 0.1) allocation failure; scavenge might not succeed\n[71:0x5] 91010 ms: Mark-Compact 2041.1 (2083.6) -> 2038.0 (2084.1) MB, 930.3 / 0.0 ms (average mu = 0.1) allocation failure; scavenge might not succeed',
    cause: 'memory-leak',
  },
  {
    title: 'HotSpot, more is left each time',
    text: '[10.1s][info][gc] GC(4) Pause Full (System.gc()) 900M->210M(1024M) 88ms\n[90.1s][info][gc] GC(9) Pause Full (System.gc()) 980M->480M(1024M) 91ms\n[190.1s][info][gc] GC(14) Pause Full (System.gc()) 1000M->760M(1024M) 99ms',
    cause: 'memory-leak',
    says: '760 MB',
  },
  {
    title: 'an older HotSpot, whose classes have a larger room than its heap',
    text: '8122.4: [Full GC (Ergonomics) [PSYoungGen: 116736K->116730K(233472K)] [ParOldGen: 699071K->699070K(699392K)] 815807K->815800K(932864K), [Metaspace: 81220K->81220K(1124352K)], 2.8 secs]\n8125.4: [Full GC (Ergonomics) [PSYoungGen: 116736K->116731K(233472K)] [ParOldGen: 699071K->699071K(699392K)] 815807K->815802K(932864K), [Metaspace: 81220K->81220K(1124352K)], 2.8 secs]',
    cause: 'memory-leak',
  },
  {
    title: 'ZGC frees nothing',
    text: '[812.2s][info][gc] GC(211) Garbage Collection (Allocation Stall) 4096M(100%)->4080M(99%)\n[822.2s][info][gc] GC(212) Garbage Collection (Allocation Stall) 4096M(100%)->4084M(99%)',
    cause: 'memory-leak',
  },
  {
    title: 'a build that needs more',
    text: '> shop@1.0.0 build\n> webpack --mode production\n[71:0x5] 90010 ms: Mark-Compact 2040.1 (2082.6) -> 2036.0 (2083.1) MB, 912.3 / 0.0 ms (average mu = 0.1) allocation failure\n[71:0x5] 91010 ms: Mark-Compact 2041.1 (2083.6) -> 2038.0 (2084.1) MB, 930.3 / 0.0 ms (average mu = 0.1) allocation failure',
    cause: 'limit-too-low',
  },
  {
    title: 'a heap that is cleaned',
    text: '[10.1s][info][gc] GC(4) Pause Full (System.gc()) 900M->110M(1024M) 88ms\n[90.1s][info][gc] GC(9) Pause Full (System.gc()) 980M->112M(1024M) 91ms',
    cause: null,
  },
];
