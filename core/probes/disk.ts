import { answerTo, readingsAt, targetsOf, textOf, textsOf, unanswered } from './answers.ts';
import { deletedFacts, deletedLookUp } from './deleted-files.ts';
import { linksOf, sortedLinks } from './descriptor-links.ts';
import { isLocal, isOnDisk, type Mount, mountOf, mountsFile, mountsOf } from './mounts.ts';
import type { Collected, ProbeContext, ProbeResult, ProcessProbe, Request } from './probe.ts';
import type { FileSystemFacts } from './request.ts';

/** File systems fill up over minutes: they are asked at every so many looks. */
const EVERY = 5;

export const diskProbe: ProcessProbe = {
  id: 'disk',
  title: 'The file systems in use, and the space of deleted files that are still open',
  way: 'proc',
  gives: ['disk.used_share', 'disk.inodes_share', 'disk.deleted_bytes', 'disk.deleted_unreadable_bytes'],
  cost: 'one call for each file system at every fifth look, 20 µs for each deleted file; network file systems are never touched',
  privilege: 'owner of the process or root',
  later: [
    'statfs on one descriptor for each local writable file system that holds an open file or the working directory, at every fifth look',
    'read /proc/PID/fdinfo/N of those whose link says (deleted), 1,000 at most',
  ],
  plan(context, collected) {
    if (collected.size === 0) return [mountsFile(context), workingDirectory(context)];
    const fileSystems = context.index % EVERY === 0 ? [...inUse(context, collected).values()] : [];
    return unanswered(collected, [...fileSystems.map(({ request }) => request), ...deletedLookUp(context, collected), ...flags(context, collected)]);
  },
  read(context, collected): ProbeResult {
    const uses = inUse(context, collected);
    const space = fullest(uses, collected, ({ blocks, free, available }) => share(blocks - free, blocks - free + available));
    // No fixed number of inodes is written as none at all.
    const inodes = fullest(uses, collected, ({ files, filesFree }) => share(files - filesFree, files));
    return {
      readings: [
        ...(space ? [{ id: 'disk.used_share' as const, ...space, at: context.at }] : []),
        ...(inodes ? [{ id: 'disk.inodes_share' as const, ...inodes, at: context.at }] : []),
        ...readingsAt(context, deletedBytes(context, collected)),
      ],
      status: 'ok',
      ...coverage(context, collected),
    };
  },
  examples: [
    {
      title: 'a log that was removed and is still written, a temporary file, one in memory, and one on a server that is not asked',
      pid: 7,
      collected: {
        'file /proc/7/mountinfo': {
          status: 'ok',
          kind: 'file',
          text: [
            '27 1 254:0 / / rw,relatime - ext4 /dev/vda rw,discard',
            '30 25 0:27 / /dev/shm rw,relatime - tmpfs tmpfs rw,size=24684084k',
            '31 27 254:3 / /media/a\\040disk ro,relatime - ext4 /dev/vdb rw',
            '44 27 0:50 / /mnt/share rw,relatime - nfs4 10.0.0.9:/share rw',
            '',
          ].join('\n'),
        },
        'links /proc/7 cwd': { status: 'ok', kind: 'links', total: 1, targets: [{ name: 'cwd', target: '/srv/app' }] },
        'count /proc/7/fd': { status: 'ok', kind: 'count', count: 6 },
        'links /proc/7/fd': {
          status: 'ok',
          kind: 'links',
          total: 6,
          targets: [
            { name: '1', target: '/var/log/app.log (deleted)' },
            { name: '2', target: '/var/log/app.log (deleted)' },
            { name: '3', target: '/tmp/sort0 (deleted)' },
            { name: '4', target: '/dev/shm/cache (deleted)' },
            { name: '5', target: '/mnt/share/x (deleted)' },
            { name: '6', target: '/media/a disk/film' },
          ],
        },
        'statfs /proc/7/cwd': {
          status: 'ok',
          kind: 'statfs',
          blocks: 1000,
          free: 500,
          available: 400,
          files: 100,
          filesFree: 25,
        },
        'statfs /proc/7/fd/4': { status: 'ok', kind: 'statfs', blocks: 1000, free: 990, available: 990, files: 0, filesFree: 0 },
        'stats /proc/7/fd 1 2 3 4': {
          status: 'ok',
          kind: 'stats',
          unreadable: 0,
          entries: [
            { name: '1', links: 0, bytes: 40_960, inode: '65024:8' },
            { name: '2', links: 0, bytes: 40_960, inode: '65024:8' },
            { name: '3', links: 0, bytes: 8_192, inode: '65024:9' },
            { name: '4', links: 0, bytes: 4_096, inode: '27:3' },
          ],
        },
        'each /proc/7/fdinfo/* 1 2 3 4': {
          status: 'ok',
          kind: 'each',
          unreadable: 0,
          texts: [
            { name: '1', text: 'pos:\t40960\nflags:\t0102001\nmnt_id:\t27\nino:\t8\n' },
            { name: '2', text: 'pos:\t40960\nflags:\t0102001\nmnt_id:\t27\nino:\t8\n' },
            { name: '3', text: 'pos:\t0\nflags:\t0100002\nmnt_id:\t27\nino:\t9\n' },
            { name: '4', text: 'pos:\t0\nflags:\t0100001\nmnt_id:\t30\nino:\t3\n' },
          ],
        },
      },
      readings: {
        'disk.used_share': (100 * 500) / 900,
        'disk.inodes_share': 75,
        'disk.deleted_bytes': 49_152,
        'disk.deleted_unreadable_bytes': 40_960,
      },
    },
    {
      title: "somebody else's process: nothing, and that is said",
      pid: 7,
      collected: {
        'links /proc/7 cwd': { status: 'not-permitted', detail: 'EACCES reading /proc/7' },
        'links /proc/7/fd': { status: 'not-permitted', detail: 'EACCES reading /proc/7/fd' },
      },
      readings: {},
      status: 'ok',
    },
  ],
};

const workingDirectory = ({ pid }: ProbeContext): Request => ({ kind: 'links', path: `/proc/${pid}`, names: ['cwd'] });

type InUse = ReadonlyMap<string, { readonly mount: Mount; readonly request: Request }>;

/** One request for each local writable file system that holds the working directory or an open file, by device. */
function inUse(context: ProbeContext, collected: Collected): InUse {
  const mounts = mountsOf(context, collected);
  const files = sortedLinks(context, collected)?.files ?? [];
  const cwd = targetsOf(collected, workingDirectory(context))?.get('cwd');
  const paths = [...(cwd === undefined ? [] : [{ name: 'cwd', target: cwd }]), ...files.map(({ name, target }) => ({ name: `fd/${name}`, target }))];
  const byDirectory = new Map<string, Mount | undefined>();
  const found = new Map<string, { mount: Mount; request: Request }>();
  for (const { name, target } of paths) {
    const directory = target.slice(0, target.lastIndexOf('/') + 1);
    if (!byDirectory.has(directory)) byDirectory.set(directory, mountOf(mounts, target));
    const mount = byDirectory.get(directory);
    if (isLocal(mount) && mount.writable && !found.has(mount.device))
      found.set(mount.device, { mount, request: { kind: 'statfs', path: `/proc/${context.pid}/${name}` } });
  }
  return found;
}

/** The largest share among the file systems that answered, with where it is mounted. */
function fullest(uses: InUse, collected: Collected, shareOf: (facts: FileSystemFacts) => number | undefined) {
  const shares = [...uses.values()].flatMap(({ mount, request }) => {
    const answer = answerTo(collected, request);
    const value = answer.status === 'ok' && answer.kind === 'statfs' ? shareOf(answer) : undefined;
    return value === undefined ? [] : [{ value, of: mount.point }];
  });
  return shares.toSorted((a, b) => b.value - a.value)[0];
}

const share = (used: number, whole: number) => (whole > 0 ? (100 * used) / whole : undefined);

function flags(context: ProbeContext, collected: Collected): readonly Request[] {
  return deletedLookUp(context, collected).flatMap((request) =>
    request.kind === 'stats' ? [{ kind: 'each' as const, path: `/proc/${context.pid}/fdinfo`, file: '', names: request.names }] : [],
  );
}

/** Each inode once, and unreadable only if every descriptor of it is for writing alone. */
function deletedBytes(context: ProbeContext, collected: Collected) {
  const seen = linksOf(context, collected);
  // A sample of the links would miss whole files, and what lies on a server is never looked up.
  if (seen.status !== 'ok' || seen.kind !== 'links' || seen.total > seen.targets.length) return {};
  const candidates = new Map(sortedLinks(context, collected)?.deleted.map(({ name, path }) => [name, path]));
  if (candidates.size === 0) return { 'disk.deleted_bytes': 0, 'disk.deleted_unreadable_bytes': 0 };
  const facts = deletedFacts(context, collected);
  const modes = new Map(flags(context, collected).flatMap((request) => (textsOf(collected, request) ?? []).map(({ name, text }) => [name, modeOf(text)])));
  if (!facts) return {};
  const mounts = mountsOf(context, collected);
  const gone = facts.filter(({ name, links }) => links === 0 && isOnDisk(mountOf(mounts, candidates.get(name) ?? '')));
  const files = [...Map.groupBy(gone, ({ inode }) => inode).values()].map((descriptors) => ({
    bytes: descriptors[0]?.bytes ?? 0,
    modes: descriptors.map(({ name }) => modes.get(name)),
  }));
  const unreadable = files.filter((file) => file.modes.every((mode) => mode === 'write'));
  const sum = (list: typeof files) => list.reduce((total, { bytes }) => total + bytes, 0);
  const known = files.every((file) => file.modes.every((mode) => mode !== undefined));
  return { 'disk.deleted_bytes': sum(files), 'disk.deleted_unreadable_bytes': known ? sum(unreadable) : undefined };
}

/** The access mode, the two lowest bits of the octal flags: 1 is for writing only (open(2)). */
function modeOf(fdinfo: string): 'write' | 'other' | undefined {
  const octal = /^flags:\s+([0-7]{1,12})$/m.exec(fdinfo)?.[1];
  return octal === undefined ? undefined : (Number.parseInt(octal, 8) & 3) === 1 ? 'write' : 'other';
}

function coverage(context: ProbeContext, collected: Collected): { coverage?: string } {
  const links = linksOf(context, collected);
  if (links.status === 'not-permitted') return { coverage: `the files of ${context.pid} may only be seen by its owner and root: run with sudo` };
  const passed = (sortedLinks(context, collected)?.deleted.length ?? 0) - (deletedFacts(context, collected)?.length ?? 0);
  return passed > 0 && textOf(collected, mountsFile(context)) !== undefined
    ? { coverage: `${passed} deleted files lie on file systems that are not asked, or were too many` }
    : {};
}
