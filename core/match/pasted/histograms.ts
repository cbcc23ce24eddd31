import { type Block, type Draft, defineFormat, type Example, finding, type Row, type Weights } from './format.ts';
import { shown, shownBytes, sum } from './quantity.ts';
import { shapeOf } from './shapes.ts';

/** Objects of one class or of one line of code. */
interface ClassRow {
  readonly name: string;
  readonly objects: number;
  readonly bytes: number;
  /** Objects or bytes that came since the look before, where the tool compares. */
  readonly more?: number;
  /** Others print such rows too: it takes the head, or a class that every program has among them. */
  readonly bare?: string | undefined;
}

/** Classes whose number is a leak of its own kind, with the fewest that say so. */
const TELLING: readonly { readonly name: RegExp; readonly least: number; readonly causes: Weights }[] = [
  { name: /^java\.lang\.Thread$|System\.Threading\.Thread$/, least: 1000, causes: { 'thread-explosion': 0.85 } },
  {
    name: /Timer(?:Task|QueueTimer|Holder)?$|ScheduledFutureTask$|HashedWheelTimeout$|CancellationTokenSource$|EventHandler$|PropertyChangedEventHandler$|^Timeout$|CallbackPartition/,
    least: 2000,
    causes: { 'event-listener-or-timer-leak': 0.8, 'memory-leak': 0.5 },
  },
  {
    name: /FileInputStream$|FileDescriptor$|SafeFileHandle$|FileStream$|ZipFile\b.*|TextIOWrapper$|BufferedReader$/,
    least: 1000,
    causes: { 'fd-leak': 0.8, 'memory-leak': 0.3 },
  },
  {
    name: /Socket(?:Impl|Channel\w*)?$|HttpClient$|OkHttpClient$|ConnectionPool$|NetworkStream$|SslStream$|ClientSession$|TCPConnector$/,
    least: 500,
    causes: { 'connection-leak': 0.8, 'fd-leak': 0.4 },
  },
  {
    name: /(?:Pg|Mysql|MySql|Sql|Jdbc|Npgsql|JDBC4?)\w*Connection(?:Impl)?$|ConnectionImpl$/,
    least: 200,
    causes: { 'connection-leak': 0.65, 'db-pool-exhaustion': 0.6 },
  },
  {
    name: /(?:BlockingQueue|LinkedQueue|BlockingDeque|ConcurrentQueue|Channel)\S{0,4}(?:\$Node|\+Segment|Node)|ThreadPoolExecutor\$|QueueUserWorkItem|TaskNode$|\bRunnable/,
    least: 100_000,
    causes: { 'message-or-queue-backlog': 0.75, 'memory-leak': 0.5 },
  },
  { name: /DirectByteBuffer$|Deallocator$|sun\.misc\.Cleaner$/, least: 10_000, causes: { 'native-memory-leak': 0.7, 'memory-leak': 0.4 } },
];
/** What every program is full of. */
const COMMON =
  /^(?:\[|<|byte\[|char\[|int\[|long\[|Free\b|System\.(?:String|Byte\[|Char\[|Object|Int32|Int64|SByte)|java\.lang\.(?:String|Object|Class|Integer|Long|ref)|java\.util\.(?:HashMap|concurrent\.ConcurrentHashMap|LinkedHashMap|TreeMap|ArrayList|LinkedList)|\(?(?:string|array|closure|system|code|compiled code|concatenated string|object shape|sliced string|number)\)?$|dict$|list$|tuple$|function$|str$|cell$|set$|wrapper_descriptor|method_descriptor|builtin|getset|weakref|type$|STRING|ARRAY|HASH|T_|String$|Array$|Object$|Hash$)/;

/** Types of which every list of types of Python or .NET has some, and no other list. */
const KNOWN =
  /^(?:function|dict|tuple|list|str|cell|weakref|wrapper_descriptor|getset_descriptor|method_descriptor|builtin_function_or_method|property|Free|System\..+)$/;

/** jmap, dumpheap, heapy, tracemalloc, objgraph (what grew), dotnet-gcdump, Pympler, and objgraph (the most common types). */
const SHAPES: readonly RegExp[] = [
  /^\d{1,6}:\s+(?<objects>\d{1,14})\s+(?<bytes>\d{1,16})\s+(?<name>\[\S{1,300}|<\S{1,300}|[\w$]{1,80}[.$]\S{1,300})(?: \(\S{1,40}\))?$/,
  /^(?:0x)?[0-9a-fA-F]{6,16}(?<bare>\s+)(?<objects>[\d,]{1,18})\s+(?<bytes>[\d,]{1,20})\s+(?<name>[A-Za-z<][^\s].{0,300})$/,
  /^\d{1,4} +(?<objects>\d{1,14}) +\d{1,3} +(?<bytes>\d{1,16}) +\d{1,3} +\d{1,16} +\d{1,3} (?<name>\S.{0,200})$/,
  /^(?:#\d{1,4}:? )?(?<name>(?:\S{1,200}\.py|<[^>]{1,80}>):\d{1,7}): (?:size=)?(?<bytes>[\d.]{1,12} ?[KMG]?i?B)(?: \(\+(?<more>[\d.]{1,12} ?[KMG]?i?B)\)| \([^)]{1,30}\))?(?:, count=(?<objects>\d{1,12}))?/,
  /^(?<name>[A-Za-z_][\w.]{1,80})\s+(?<objects>\d{2,12})(?<bare>\s+)\+(?<more>\d{1,12})$/,
  /^(?<bytes>[\d,]{5,20})\s+(?<objects>[\d,]{1,16})\s{2,}(?<name>[A-Z]\w{0,80}[.[][\w.+<>[\],`]{1,200})(?: \(.{1,40}\))?(?:\s+\[.{1,80}\])?$/,
  /^(?:<class )?(?<name>[\w.<> ']{2,120}?)(?<bare>\s*)\|\s*(?<objects>[\d,]{1,14})\s*\|\s*(?<bytes>[\d.]{1,12} ?[KMG]?i?B)\b/,
  /^(?<name>[A-Za-z_][\w.]{2,80})(?<bare>\s{2,})(?<objects>\d{2,12})$/,
];

/** What prints them. */
const HEAP = /objgraph|show_growth|most_common_types|muppy|summary|tracemalloc|jmap|jcmd|class_histogram|dumpheap|gcdump/i;

export const histograms = defineFormat<ClassRow>({
  id: 'histogram',
  row(line, head, asked) {
    const text = line.trim();
    if (/^(?:num\s+#instances|MT\s+Count|Statistics:|types \||Top \d+ lines|-{12,}$)/.test(text)) return { head: [] };
    const read = shapeOf<ClassRow>(SHAPES, text);
    const row = read && { name: '', objects: Number.NaN, bytes: 0, ...read };
    return row && (head || HEAP.test(asked)) ? { ...row, bare: undefined } : row;
  },
  enough: (rows) => (rows.length >= 2 || rows.some(({ more = 0 }) => more > 0)) && rows.some(({ bare, name }) => bare === undefined || KNOWN.test(name)),
  judge: (blocks) => {
    const filled = blocks.filter(({ rows }) => rows.length > 0);
    const [first, last] = [filled[0], filled.at(-1)];
    return first && last ? [telling(last.rows), compared(last.rows), first === last ? dominant(last.rows) : grown(first, last)] : [];
  },
});

function telling(rows: readonly Row<ClassRow>[]): Draft | undefined {
  for (const row of rows) {
    const found = TELLING.find(({ name, least }) => row.objects >= least && name.test(row.name));
    if (found) return finding(row.at, `${row.objects} objects are ${shown(row.name)}`, found.causes);
  }
  return undefined;
}

/** What a tool that compares two looks puts on top. */
function compared(rows: readonly Row<ClassRow>[]): Draft | undefined {
  const [most] = rows
    .filter(({ more = 0 }) => more >= 1000)
    .sort((a, b) => Number(COMMON.test(a.name)) - Number(COMMON.test(b.name)) || (b.more ?? 0) - (a.more ?? 0));
  return most
    ? finding(most.at, `${shown(most.name)} grew by ${most.bytes > 0 ? shownBytes(most.more ?? 0) : `${most.more} objects`}`, { 'memory-leak': 0.8 })
    : undefined;
}

/** One class of the program's own that holds more than it should. */
function dominant(rows: readonly Row<ClassRow>[]): Draft | undefined {
  const total = sum(rows.map((row) => row.bytes));
  const [own] = rows
    .filter(({ name, objects, bytes: held }) => !COMMON.test(name) && (objects >= 100_000 || held >= Math.max(0.25 * total, 50 * 1024 ** 2)))
    .sort((a, b) => b.bytes - a.bytes || b.objects - a.objects);
  if (own)
    return finding(
      own.at,
      own.bytes > 0
        ? `${shown(own.name)} holds ${shownBytes(own.bytes)}${own.objects > 0 ? ` in ${own.objects} objects` : ''}`
        : `${own.objects} objects are ${shown(own.name)}`,
      { 'memory-leak': 0.75 },
      own.objects >= 1e6 ? 'names' : 'points',
    );
  const [top] = rows;
  return top && total >= 1024 ** 3
    ? finding(top.at, `the objects listed hold ${shownBytes(total)}, most of it ${shown(top.name)}`, { 'memory-leak': 0.65 })
    : undefined;
}

/** The class that grew most between two looks. */
function grown(first: Block<ClassRow>, last: Block<ClassRow>): Draft | undefined {
  const before = new Map(first.rows.map((row) => [row.name, row]));
  const [most] = last.rows
    .flatMap((row) => {
      const then = before.get(row.name);
      return then && row.objects >= 1.3 * then.objects && row.objects - then.objects >= 500 ? [{ row, then }] : [];
    })
    .sort((a, b) => Number(COMMON.test(a.row.name)) - Number(COMMON.test(b.row.name)) || b.row.objects - b.then.objects - (a.row.objects - a.then.objects));
  if (!most) return undefined;
  const kind = TELLING.find(({ name }) => name.test(most.row.name));
  return finding(
    most.row.at,
    `${shown(most.row.name)} grew from ${most.then.objects} to ${most.row.objects} objects`,
    kind?.causes ?? { 'memory-leak': 0.85 },
    'names',
  );
}

export const examples = (): readonly Example[] => [
  {
    title: 'jmap, a class of the program on top',
    text: ' num     #instances         #bytes  class name\n----------------------------------------------\n   1:       2210044      318000400  [B\n   2:       1904121      121863744  acme.cart.PriceQuote\n   3:        120000        2880000  java.lang.String',
    cause: 'memory-leak',
    says: 'acme.cart.PriceQuote',
  },
  {
    title: 'jmap of a small program',
    text: ' num     #instances         #bytes  class name\n----------------------------------------------\n   1:         22100        3180400  [B\n   2:          9041         218637  java.lang.String',
    cause: null,
  },
  {
    title: '.NET, timers',
    text: '              MT    Count    TotalSize Class Name\n00007f6c1eeefba8    48211      3471192 System.Threading.TimerQueueTimer\n00007f6c1dc021c8     1749        95696 System.SByte[]',
    cause: 'event-listener-or-timer-leak',
    says: '48211',
  },
  {
    title: 'objgraph, the most common types',
    text: 'PendingUpload              412004\ndict                        91220\nfunction                    12044\ntuple                       11220',
    cause: 'memory-leak',
    says: '412004 objects are PendingUpload',
  },
  {
    title: 'objgraph of a small program',
    text: 'function                    12044\ndict                         9120\ntuple                        8220\nOrder                          41',
    cause: null,
  },
  {
    title: 'heapy',
    text: 'Partition of a set of 8122044 objects. Total size = 912204411 bytes.\n Index  Count   %     Size   % Cumulative  % Kind (class / dict of class)\n     0 4122044  51 412204411  45 412204411  45 dict of shop.cart.Quote\n     1   81220   1   8122044   1 420326455  46 str',
    cause: 'memory-leak',
    says: 'shop.cart.Quote',
  },
  {
    title: 'dotnet-gcdump',
    text: '  812,204,411  GC Heap bytes\n\n   Object Bytes     Count  Type\n    412,204,400   8,220,441  Shop.Cart.PriceQuote\n         91,220       1,204  System.String',
    cause: 'memory-leak',
    says: 'Shop.Cart.PriceQuote',
  },
  {
    title: 'tracemalloc',
    text: '/app/report.py:88: size=612 MiB, count=9011240, average=71 B\n/usr/lib/python3.11/json/decoder.py:353: size=18 MiB, count=101, average=9 B',
    cause: 'memory-leak',
  },
  {
    title: 'two histograms',
    text: '   1:  9000  720000  acme.Session\n   2:  7000  500000  acme.User\n\n--- one hour later ---\n\n   1:  61000  4880000  acme.Session\n   2:  7010  500700  acme.User',
    cause: 'memory-leak',
    says: '9000 to 61000',
  },
];
