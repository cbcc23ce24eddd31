import { type Draft, defineFormat, type Example, finding, type Row, type Weights } from './format.ts';
import { shown } from './quantity.ts';
import { shapeOf } from './shapes.ts';

interface ProfileRow {
  readonly share?: number;
  readonly name?: string;
  /** A bare count of 500 or more. */
  readonly plain?: boolean;
  /** `Type: inuse_space` of pprof. */
  readonly type?: string;
}

/** What a name on top of a profile means besides being busy. */
const TELLING: readonly { readonly name: RegExp; readonly causes: Weights }[] = [
  { name: /newproc1|runtime\.malg/, causes: { 'goroutine-explosion': 0.85, 'memory-leak': 0.4 } },
  { name: /regex|RegExp|pcre|backtrack|\bre\.|_sre/i, causes: { 'cpu-runaway': 0.9 } },
  { name: /gopark$/, causes: { 'goroutine-explosion': 0.8 } },
  { name: /gopark|epoll_?wait|futex|poll_schedule|default_idle|intel_idle|cpuidle|swapper/i, causes: {} },
  { name: /spin_?lock|osq_lock|rwsem|mutex_spin|procyield/i, causes: { 'cpu-runaway': 0.55, 'worker-starvation': 0.5 } },
];

/** What kind of profile it is; then rows of pprof, perf, `node --prof` and py-spy. */
const SHAPES: readonly RegExp[] = [
  /^Type: (?<type>\w{2,20})$/,
  /^-?[\d.]{1,12}[a-zA-Zµ]{0,3}\s+(?<share>-?[\d.]{1,8})%\s+[\d.]{1,8}%\s+-?[\d.]{1,12}[a-zA-Zµ]{0,3}\s+[\d.]{1,8}%\s+(?<name>\S.{0,200})$/,
  /^(?<share>[\d.]{1,7})%\s+(?<name>\S{1,40}\s+.{0,80}?\[[.kgu]\]\s+\S.{0,200})$/,
  /^\d{1,9}\s+(?<share>[\d.]{1,6})%\s+(?:[\d.]{1,6}%\s+)?(?<name>(?:LazyCompile|JS|Function|Builtin|RegExp|Script|\/|node)\S{0,2}.{0,200})$/,
  /^(?<share>[\d.]{1,6})%\s+[\d.]{1,6}%\s+[\d.]{1,10}s\s+[\d.]{1,10}s\s+(?<name>\S.{0,200})$/,
];

/** Tops of CPU and heap profiles: perf, `pprof -top`, py-spy, `node --prof`. */
export const profiles = defineFormat<ProfileRow>({
  id: 'profile',
  row(line) {
    const text = line.trim();
    if (/^(?:flat\s+flat%|Overhead\s+Command|Showing nodes accounting|ticks\s+total\s+nonlib|%Own\s+%Total|Duration: |File: |Time: )/.test(text))
      return { head: [] };
    const read = shapeOf<ProfileRow>(SHAPES, text);
    return read && { ...read, plain: Number.parseInt(/^\d{3,12}(?=\s)/.exec(text)?.[0] ?? '', 10) >= 500 };
  },
  opens: ({ share, type }) => share !== undefined || type !== undefined,
  judge: (blocks) => [judgeTop(blocks.flatMap(({ rows }) => rows))],
});

function judgeTop(rows: readonly Row<ProfileRow>[]): Draft | undefined {
  const heap = rows.some(({ type }) => /space|objects/.test(type ?? ''));
  const [top] = rows.filter(({ share = 0 }) => share <= 100).sort((a, b) => (b.share ?? 0) - (a.share ?? 0));
  const { share = 0, name = '' } = top ?? {};
  if (!top || share < 40) return undefined;
  // Goroutines are counted without a unit; time that is parked costs nothing.
  if (/gopark/.test(name) && !top.plain) return undefined;
  const known = TELLING.find((each) => each.name.test(name));
  const causes = known?.causes ?? (heap ? { 'memory-leak': 0.75 } : { 'cpu-runaway': share >= 60 ? 0.75 : 0.55 });
  return Object.keys(causes).length > 0 ? finding(top.at, `${share} % is ${shown(name)}`, causes) : undefined;
}

export const examples = (): readonly Example[] => [
  {
    title: 'perf top',
    text: '  91.20%  node  node  [.] v8::internal::RegExpImpl::IrregexpExec\n   1.10%  node  libc  [.] memcpy',
    cause: 'cpu-runaway',
    says: '91.2 %',
  },
  {
    title: 'a heap profile of Go',
    text: 'File: api\nType: inuse_space\nShowing nodes accounting for 1.2GB, 97% of 1.3GB total\n      flat  flat%   sum%        cum   cum%\n    0.91GB 71.20% 71.20%     0.91GB 71.20%  example.com/api/cache.(*Store).Put\n    0.10GB  8.10% 79.30%     0.10GB  8.10%  bytes.growSlice',
    cause: 'memory-leak',
  },
  {
    title: 'stacks of goroutines in a heap profile',
    text: 'Type: inuse_space\n      flat  flat%   sum%        cum   cum%\n    1.10GB 91.20% 91.20%     1.10GB 91.20%  runtime.malg',
    cause: 'goroutine-explosion',
  },
  { title: 'a flat profile', text: '   9.20%  node  node  [.] v8::internal::Scavenger\n   8.10%  node  libc  [.] memcpy', cause: null },
];
