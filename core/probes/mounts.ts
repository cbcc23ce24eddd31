import { answerTo, file } from './answers.ts';
import type { Answer, Collected, ProbeContext, Request } from './probe.ts';

/** What a mount is, of /proc/PID/mountinfo. */
export interface Mount {
  readonly point: string;
  /** `major:minor`: one file system may be mounted at several places. */
  readonly device: string;
  readonly type: string;
  readonly writable: boolean;
  /** Of the file system as such, such as `hidepid` of /proc. */
  readonly superOptions: readonly string[];
}

/**
 * File systems of this machine. Anything else (network, FUSE) may hold whoever asks it, without an end and beyond any
 * signal, so it is never asked.
 */
export const LOCAL = new Set(['ext2', 'ext3', 'ext4', 'xfs', 'btrfs', 'zfs', 'f2fs', 'bcachefs', 'jfs', 'overlay', 'tmpfs', 'vfat', 'exfat', 'ntfs3']);
/** In memory: no disk fills up by it. */
const IN_MEMORY = new Set(['tmpfs']);

export const mountsFile = ({ pid }: ProbeContext): Request => file(`/proc/${pid}/mountinfo`);

/** A host of containers has thousands of mounts, and several probes ask for them in each round. */
const parsed = new WeakMap<Answer, readonly Mount[]>();

export function mountsOf(context: ProbeContext, collected: Collected): readonly Mount[] {
  const answer = answerTo(collected, mountsFile(context));
  if (answer.status !== 'ok' || !('text' in answer)) return [];
  const mounts = parsed.get(answer) ?? mountsIn(answer.text);
  parsed.set(answer, mounts);
  return mounts;
}

export function mountsIn(text: string): readonly Mount[] {
  return text.split('\n').flatMap((line) => {
    const [before, after] = line.split(' - ');
    const [, , device, , point, options] = (before ?? '').split(' ');
    const [type, , superOptions] = (after ?? '').split(' ');
    if (!device || !point?.startsWith('/') || !type) return [];
    const writable = ![options, superOptions].some((list) => list?.split(',').includes('ro'));
    return [{ point: unescapeMount(point), device, type, writable, superOptions: superOptions?.split(',') ?? [] }];
  });
}

/** The mount a path lies on: the longest one, and of several at one place the last. */
export function mountOf(mounts: readonly Mount[], path: string): Mount | undefined {
  const inside = ({ point }: Mount) => point === '/' || path === point || path.startsWith(`${point}/`);
  return mounts.filter(inside).reduce<Mount | undefined>((best, each) => (best && best.point.length > each.point.length ? best : each), undefined);
}

export const isLocal = (mount: Mount | undefined): mount is Mount => mount !== undefined && LOCAL.has(mount.type);
export const isOnDisk = (mount: Mount | undefined): boolean => isLocal(mount) && !IN_MEMORY.has(mount.type);

/** The kernel writes space, tab, newline and backslash as octal numbers. */
export function unescapeMount(point: string): string {
  return point.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
}
