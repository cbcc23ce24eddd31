import { file, textOf } from './answers.ts';
import type { Collected, ProbeContext, Request } from './probe.ts';

const ROOT = '/sys/fs/cgroup';

export const cgroupFile = ({ pid }: ProbeContext): Request => file(`/proc/${pid}/cgroup`);

/** The folders of the groups a process is in for one controller, from its own up to the root. */
export interface Groups {
  /** A hybrid host has both; each controller is in one of them. */
  readonly version: 1 | 2;
  readonly folders: readonly string[];
}

export function groupsOf(context: ProbeContext, collected: Collected, controller: string): Groups {
  return groupsIn(textOf(collected, cgroupFile(context)) ?? '', controller);
}

/** The same by the text of /proc/PID/cgroup. */
export function groupsIn(text: string, controller: string): Groups {
  const lines = text.split('\n').map((line) => line.split(':'));
  const v1 = lines.find(([, controllers]) => controllers?.split(',').includes(controller));
  const [, , path] = v1 ?? lines.find(([id]) => id === '0') ?? [];
  const version = v1 ? 1 : 2;
  // A path that leads out of our own group belongs to a group that is not mounted here.
  if (path === undefined || path.includes('..')) return { version, folders: [] };
  const parts = path.split('/').filter((part) => part !== '');
  // The root too: seen from inside a container its own group is "/", and the limit stands there.
  const groups = [...parts, ''].map((_, i) =>
    parts
      .slice(0, parts.length - i)
      .map((part) => `/${part}`)
      .join(''),
  );
  return { version, folders: groups.map((group) => `${ROOT}${v1 ? `/${controller}` : ''}${group}`) };
}
