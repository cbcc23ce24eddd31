import { describe, expect, it } from 'vitest';
import { nearestLimit } from '../../../cli/targets/host-facts.ts';
import { groupsIn } from '../../../core/probes/cgroups.ts';

const FOLDERS = groupsIn('0::/a/b\n', 'pids').folders;

describe('the nearest limit on threads', () => {
  it.each([
    ['its own', { '/a/b': [5, 10] }, { used: 5, limit: 10 }],
    ['that of a group above', { '/a/b': [5, undefined], '/a': [90, 100] }, { used: 90, limit: 100 }],
    ['the one with the least room', { '/a/b': [5, 50], '/a': [95, 100] }, { used: 95, limit: 100 }],
    ['none', { '/a/b': [5, undefined] }, undefined],
  ] as const)('is %s', (_, groups, expected) => {
    const files = new Map<string, number | undefined>(
      Object.entries(groups).flatMap(([group, [used, limit]]) => [
        [`/sys/fs/cgroup${group}/pids.current`, used] as const,
        [`/sys/fs/cgroup${group}/pids.max`, limit] as const,
      ]),
    );
    expect(nearestLimit(FOLDERS, (path) => files.get(path))).toEqual(expected);
  });
});
