import { type Draft, finding, type Row, type Weights } from './format.ts';
import { largest, shown, shownBytes, sum } from './quantity.ts';

/** One open file, by lsof or by a link of /proc/PID/fd. */
export interface OpenFile {
  readonly kind: 'file' | 'socket' | 'unidentified' | 'pipe' | 'inotify' | 'event' | 'other';
  /** Path or what stands in its place. */
  readonly name: string;
  readonly process: string;
  readonly deleted: boolean;
  readonly size: number;
  /** Its descriptor; infinite where it is too long for the column, NaN where it has none. */
  readonly descriptor: number;
}

const MB = 1024 ** 2;
const LOG = /[./-]logs?\b|\/logs?\/|\.out\b|\bjournal/i;

/** Kinds that are a leak of their own when they dominate. */
const KINDS: readonly { readonly kind: OpenFile['kind']; readonly noun: string; readonly least: number; readonly causes: Weights }[] = [
  { kind: 'unidentified', noun: 'sockets that were never bound or are closed half-way', least: 5, causes: { 'connection-leak': 0.75, 'fd-leak': 0.6 } },
  { kind: 'socket', noun: 'sockets', least: 20, causes: { 'connection-leak': 0.7, 'fd-leak': 0.45 } },
  { kind: 'inotify', noun: 'inotify instances', least: 10, causes: { 'inotify-watch-limit': 0.8, 'fd-leak': 0.5 } },
  { kind: 'pipe', noun: 'pipes', least: 20, causes: { 'fd-leak': 0.8, 'zombie-process-leak': 0.2 } },
  { kind: 'event', noun: 'event queues', least: 15, causes: { 'fd-leak': 0.8, 'connection-leak': 0.35 } },
];

/** Rows without a header are what somebody picked out: a few of one sort are telling then. */
const FEW = 4;
/** The system gives out the lowest free descriptor: whoever holds this one held as many. */
const HIGH = 1000;

/** Open files of one look: which one, or which kind, dominates. */
export function judgeFiles(files: readonly Row<OpenFile>[], excerpt: boolean): readonly Draft[] {
  const drafts = [judgeDeleted(files.filter(({ deleted }) => deleted)), judgePaths(files, excerpt)];
  for (const { kind, noun, least, causes } of KINDS) {
    const found = files.filter((file) => file.kind === kind);
    if (found.length < (excerpt ? FEW : least) || found.length < (excerpt ? 0.7 : 0.5) * files.length) continue;
    const same = largest(found, ({ name }) => name);
    const what = same.rows.length > 0.8 * found.length ? `${noun} (${shown(same.key)})` : noun;
    drafts.push(finding(found[0]?.at ?? 0, `${found.length} of ${files.length} open files are ${what}`, causes, found.length >= 200 ? 'names' : 'points'));
  }
  return (drafts.some((draft) => draft !== undefined) ? drafts : [judgeHighest(files)]).filter((draft) => draft !== undefined);
}

function judgeHighest(files: readonly Row<OpenFile>[]): Draft | undefined {
  const [most] = files.filter(({ descriptor }) => descriptor >= HIGH).sort((a, b) => b.descriptor - a.descriptor);
  if (!most) return undefined;
  const says = Number.isFinite(most.descriptor) ? `descriptor ${most.descriptor} is in use` : 'a descriptor of five digits or more is in use';
  return finding(most.at, `${says}: the lowest free one is given out first`, { 'fd-leak': 0.75, 'connection-leak': most.kind === 'socket' ? 0.6 : 0.3 });
}

/** Space that deleted files still take. Many small ones of one process are descriptors that it forgot, not the disk's trouble. */
function judgeDeleted(gone: readonly Row<OpenFile>[]): Draft | undefined {
  const held = sum(gone.map(({ size }) => size));
  const of = `${gone.length} deleted ${gone.length === 1 ? 'file is' : 'files are'} still open${held > 0 ? ` and hold ${shownBytes(held)}` : ''}`;
  const at = gone[0]?.at ?? 0;
  const logs = gone.filter(({ name }) => LOG.test(name)).length;
  if (held >= 100 * MB || (gone.length > 0 && logs === gone.length)) {
    return finding(at, of, { 'disk-full-deleted-open-files': 0.9, 'fd-leak': 0.4 }, held >= 100 * MB ? 'names' : 'points');
  }
  const one = largest(gone, ({ process }) => process).rows.length;
  if (gone.length < 3) return undefined;
  return one >= 0.8 * gone.length
    ? finding(at, `${of}, ${one} of them by one process`, { 'fd-leak': 0.8, 'disk-full-deleted-open-files': 0.6 })
    : finding(at, of, { 'disk-full-deleted-open-files': 0.7, 'fd-leak': 0.5 });
}

function judgePaths(files: readonly Row<OpenFile>[], excerpt: boolean): Draft | undefined {
  const paths = files.filter(({ kind, name, deleted }) => kind === 'file' && !deleted && !/^\/(?:dev|proc|usr\/lib|lib)\b/.test(name));
  const same = largest(paths, ({ process, name }) => `${process} ${name}`);
  const name = same.rows[0]?.name ?? '';
  if (same.rows.length >= 4 && same.rows.length >= 0.3 * files.length) {
    const certainty = same.rows.length >= 20 ? 'names' : 'points';
    return finding(same.rows[0]?.at ?? 0, `${same.rows.length} of ${files.length} open files are ${shown(name)}`, { 'fd-leak': 0.9 }, certainty);
  }
  const folder = largest(paths, (file) => `${file.process} ${file.name.slice(0, file.name.lastIndexOf('/') + 1)}`);
  if (
    folder.rows.length < (excerpt ? FEW : 20) ||
    folder.rows.length < 0.5 * files.length ||
    /\.(?:jar|so|sst|sdi|doc|tim|idx)\b/.test(folder.rows[0]?.name ?? '')
  )
    return undefined;
  const where = folder.rows[0]?.name ?? '';
  const says = `${folder.rows.length} of ${files.length} open files lie in ${shown(where.slice(0, where.lastIndexOf('/') + 1))}`;
  return finding(folder.rows[0]?.at ?? 0, says, { 'fd-leak': 0.75 });
}
