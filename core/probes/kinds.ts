import { readingsAt } from './answers.ts';
import type { ProbeContext } from './probe.ts';
import type { Reading } from './readings.ts';

/** What one descriptor is. `directory` only for files. */
export interface DescriptorKind {
  readonly kind: 'files' | 'sockets' | 'pipes' | 'inotify' | 'other';
  readonly directory?: string;
  readonly deleted?: boolean;
}

/** Reads a link of /proc/PID/fd. Devices are not files, but what lies in shared memory is. */
export function kindOfLink(target: string): DescriptorKind {
  if (target.startsWith('socket:[')) return { kind: 'sockets' };
  if (target.startsWith('pipe:[')) return { kind: 'pipes' };
  if (target === 'anon_inode:inotify') return { kind: 'inotify' };
  if (!target.startsWith('/') || /^\/dev\/(?!shm\/)/.test(target) || target.startsWith('/memfd:')) return { kind: 'other' };
  const deleted = target.endsWith(' (deleted)');
  return { kind: 'files', directory: target.slice(0, target.lastIndexOf('/')) || '/', ...(deleted ? { deleted } : {}) };
}

export interface KindCounts {
  readonly seen: number;
  readonly counts: Readonly<Record<DescriptorKind['kind'], number>>;
  readonly deleted: number;
  readonly topDirectory?: { readonly path: string; readonly count: number };
}

export function countKinds(kinds: readonly DescriptorKind[]): KindCounts {
  const counts = { files: 0, sockets: 0, pipes: 0, inotify: 0, other: 0 };
  const directories = new Map<string, number>();
  let deleted = 0;
  for (const { kind, directory, deleted: gone } of kinds) {
    counts[kind]++;
    if (gone) deleted++;
    if (directory !== undefined) directories.set(directory, (directories.get(directory) ?? 0) + 1);
  }
  const [top] = [...directories].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return { seen: kinds.length, counts, deleted, ...(top ? { topDirectory: { path: top[0], count: top[1] } } : {}) };
}

/**
 * The kinds as readings, scaled up when only a sample of the `total` descriptors was looked at. `nameless` is the share
 * of the deleted-looking ones that really have no name left; without it none is reported.
 */
export function kindReadings(
  context: ProbeContext,
  { seen, counts, deleted, topDirectory }: KindCounts,
  total: number,
  nameless: number | undefined,
): readonly Reading[] {
  const scale = seen === 0 ? 1 : total / seen;
  const whole = (value: number) => Math.round(value * scale);
  const readings = readingsAt(context, {
    'descriptors.files': whole(counts.files),
    'descriptors.sockets': whole(counts.sockets),
    'descriptors.pipes': whole(counts.pipes),
    'descriptors.inotify': whole(counts.inotify),
    'descriptors.other': whole(counts.other),
    'descriptors.deleted': deleted === 0 ? 0 : nameless === undefined ? undefined : whole(deleted * nameless),
  });
  if (!topDirectory || counts.files === 0) return readings;
  return [...readings, { id: 'descriptors.top_directory_share', value: (100 * topDirectory.count) / counts.files, of: topDirectory.path, at: context.at }];
}
