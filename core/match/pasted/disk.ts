import { type Block, type Draft, defineFormat, type Example, finding, type Row } from './format.ts';
import type { PastedLines } from './paste.ts';
import { bytes, shown, shownBytes } from './quantity.ts';

/** A line of df (`share`), of df -i (`inodes`), or of du (`held`). */
interface DiskRow {
  readonly mount: string;
  /** Used part in per cent. */
  readonly share?: number;
  readonly inodes?: number;
  readonly used?: number;
  /** What du counts below the path. */
  readonly held?: number;
}

const PERCENT = /^\d{1,3}%$/;
const NO_SPACE = /no space left|ENOSPC|errno[ =:]{0,2}28\b|\(28\)|inotify|file watchers/i;
const GB = 1024 ** 3;

export const disk = defineFormat<DiskRow>({
  id: 'disk',
  row(line, head) {
    const words = line.trim().split(/\s+/, 12);
    if (/^(?:Filesystem|Dateisystem|Sys\.|S\.ficheros)/.test(words[0] ?? '')) return { head: words };
    const percent = words.findIndex((word) => PERCENT.test(word));
    const mount = words.at(-1) ?? '';
    if (percent >= 3 && /^[/A-Z]/.test(mount) && /^\d/.test(words[percent - 1] ?? '')) return dfRow(words, percent, mount, head);
    // No blank in front: `sort | uniq -c` over paths looks the same otherwise.
    const [, size, path] = /^(\d[\d.]*[KMGTP]?i?B?)\s+((?:\/|\.\/|~)\S*|total|\.)$/.exec(line) ?? [];
    return path && size ? { mount: path, held: bytes(size, 1024) } : undefined;
  },
  judge(blocks, text) {
    const rows = blocks.flatMap((block: Block<DiskRow>) => block.rows);
    const gap = judgeGap(rows);
    const freed = text.mentions(/\brestart|\breload|\bkill/i) ? judgeFreed(rows) : undefined;
    return [gap ?? freed ?? judgeFolder(rows) ?? judgeFull(rows, text)].flat();
  },
});

function dfRow(words: readonly string[], percent: number, mount: string, head: readonly string[] | undefined): DiskRow {
  const share = Number(words[percent]?.slice(0, -1));
  // macOS shows both: Capacity first, %iused second.
  const second = words.findIndex((word, index) => index > percent && PERCENT.test(word));
  if (head?.some((word) => /^I(?:nodes|used)$/i.test(word)) && second < 0) return { mount, inodes: share };
  const unit = head?.includes('512-blocks') ? 512 : head?.some((word) => /1M/.test(word)) ? 1024 ** 2 : 1024;
  return { mount, share, used: bytes(words[percent - 2], unit), ...(second > 0 ? { inodes: Number(words[second]?.slice(0, -1)) } : {}) };
}

/** df counts what is taken, du what has a name: the difference are deleted files that are still open. */
function judgeGap(rows: readonly Row<DiskRow>[]): Draft | undefined {
  const held = new Map(rows.flatMap((row) => (row.held === undefined ? [] : [[row.mount.replace(/(.)\/$/, '$1'), row.held] as const])).reverse());
  for (const { mount, used = Number.NaN, at } of rows) {
    const named = held.get(mount) ?? Number.NaN;
    if (used >= 1.5 * named && used - named >= GB) {
      const says = `df counts ${shownBytes(used)} on ${shown(mount)}, du finds only ${shownBytes(named)} of it`;
      return finding(at, says, { 'disk-full-deleted-open-files': 0.95, 'fd-leak': 0.35 }, 'names');
    }
  }
  return undefined;
}

/** The end of a process gave back what no file was left for. */
function judgeFreed(rows: readonly Row<DiskRow>[]): Draft | undefined {
  for (const [mount, looks] of Map.groupBy(rows, (row) => row.mount)) {
    const [before, after] = [looks[0], looks.at(-1)];
    if (before && after && (before.share ?? 0) - (after.share ?? 100) >= 20)
      return finding(before.at, `${shown(mount)} went from ${before.share} % to ${after.share} % with a restart`, { 'disk-full-deleted-open-files': 0.8 });
  }
  return undefined;
}

/** Folders that fill by themselves. */
const FILLING = /\/(?:logs?|journal|tmp|containers?|overlay2|crash|coredumps?|cores?|cache|wal|pg_wal|pg_xlog|binlog)(?:\/|$)/;

/** Among several, one of these that holds nearly all of a disk that is nearly full: a large folder alone is no trouble. */
function judgeFolder(rows: readonly Row<DiskRow>[]): Draft | undefined {
  if (!rows.some(({ share = 0 }) => share >= 90)) return undefined;
  const folders = rows.filter(({ held, mount }) => held !== undefined && mount !== 'total' && mount !== '.').sort((a, b) => (b.held ?? 0) - (a.held ?? 0));
  const most = folders.find(({ mount }) => FILLING.test(mount));
  return most?.held !== undefined && folders.length >= 2 && most.held >= 10 * GB && most.held >= 0.5 * (folders[0]?.held ?? 0)
    ? finding(most.at, `${shown(most.mount)} holds ${shownBytes(most.held)}`, { 'disk-full-deleted-open-files': 0.65 })
    : undefined;
}

function judgeFull(rows: readonly Row<DiskRow>[], text: PastedLines): Draft[] {
  const real = rows.filter(({ mount }) => !/^\/(?:snap|boot|sys|media|cdrom|run\/user)\b/.test(mount));
  const shared = real.find(({ mount, share = 0 }) => mount === '/dev/shm' && share >= 95);
  if (shared) return [finding(shared.at, `/dev/shm is ${shared.share} % full`, { 'file-lock-or-semaphore-leak': 0.7, 'disk-full-deleted-open-files': 0.4 })];
  const inodes = real.find((row) => (row.inodes ?? 0) >= 98);
  if (inodes)
    return [finding(inodes.at, `${inodes.inodes} % of the inodes of ${shown(inodes.mount)} are taken`, { 'disk-full-deleted-open-files': 0.8 }, 'names')];
  const full = real.find(({ share = 0 }) => share >= 97);
  if (full) return [finding(full.at, `${shown(full.mount)} is ${full.share} % full`, { 'disk-full-deleted-open-files': 0.6 })];
  const [widest] = real.filter(({ share }) => share !== undefined).sort((a, b) => (b.share ?? 0) - (a.share ?? 0));
  if (!widest || (widest.share ?? 0) > 92 || !text.mentions(NO_SPACE)) return [];
  return [
    finding(widest.at, `the disk is at most ${widest.share} % full, so "no space left" is another limit: inotify watches`, {
      'inotify-watch-limit': 0.75,
      'file-lock-or-semaphore-leak': 0.25,
    }),
  ];
}

export const examples = (): readonly Example[] => [
  {
    title: 'df and du disagree',
    text: '$ df -h /data\nFilesystem      Size  Used Avail Use% Mounted on\n/dev/sdb1        99G   87G  7.0G  93% /data\n$ du -sh /data\n6.1G\t/data',
    cause: 'disk-full-deleted-open-files',
    says: '6.1 GB',
  },
  {
    title: 'df of the whole disk, du of the folder they stand in',
    text: '$ df -h .\nFilesystem      Size  Used Avail Use% Mounted on\n/dev/sdb1        99G   57G   37G  61% /data\n$ du -sh .\n6.1G\t.',
    cause: null,
  },
  {
    title: 'a folder of logs',
    text: '$ df -h /var\n/dev/vdb1        80G   77G  3.0G  96% /var\n$ du -sh /var/* | sort -rh\n71G\t/var/log\n1.2G\t/var/lib\n48M\t/var/spool',
    cause: 'disk-full-deleted-open-files',
    says: '71 GB',
  },
  { title: 'a large folder', text: '12G\t/home/ann/cache\n4.1G\t/home/ann/photos', cause: null },
  { title: 'folders of an honest size', text: '812M\t/var/log\n1.2G\t/var/lib\n48M\t/var/spool', cause: null },
  {
    title: 'a restart gave the space back',
    text: 'before the restart\n/dev/vdb1        80G   77G  3.0G  97% /var\nafter the restart\n/dev/vdb1        80G   21G   59G  27% /var',
    cause: 'disk-full-deleted-open-files',
    says: '97 % to 27 %',
  },
  {
    title: 'no inodes',
    text: 'Filesystem      Inodes   IUsed   IFree IUse% Mounted on\n/dev/vda1      2621440 2621440       0  100% /',
    cause: 'disk-full-deleted-open-files',
    says: '100 %',
  },
  {
    title: 'plenty of space, and still none left',
    text: 'Error: ENOSPC: System limit for number of file watchers reached\nFilesystem     1K-blocks     Used Available Use% Mounted on\n/dev/nvme0n1p2 479152840 81455900 373287612  17% /',
    cause: 'inotify-watch-limit',
    says: '17 %',
  },
  { title: 'a healthy disk', text: 'Filesystem Size Used Avail Use% Mounted on\ntmpfs 1.6G 2.0M 1.6G 1% /run\n/dev/vda1 40G 12G 26G 32% /', cause: null },
  {
    title: 'macOS, which shows both shares',
    text: 'Filesystem     Size   Used  Avail Capacity iused      ifree %iused  Mounted on\n/dev/disk1s1  466Gi  460Gi  1.2Gi   100%  2000000 9000000 18% /System/Volumes/Data',
    cause: 'disk-full-deleted-open-files',
  },
  {
    title: 'a device name on a line of its own',
    text: 'Filesystem            Size  Used Avail Use% Mounted on\n/dev/mapper/very-long-volume-group-name\n                       50G   50G     0 100% /var',
    cause: 'disk-full-deleted-open-files',
  },
  {
    title: 'semaphores fill the shared memory',
    text: 'Filesystem Size Used Avail Use% Mounted on\nshm 64M 64M 0 100% /dev/shm\noverlay 98G 20G 74G 22% /',
    cause: 'file-lock-or-semaphore-leak',
  },
];
