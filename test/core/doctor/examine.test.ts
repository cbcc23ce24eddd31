import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../core/doctor/check.ts';
import { CHECKS } from '../../../core/doctor/checks/index.ts';
import { examine } from '../../../core/doctor/examine.ts';

const GOOD: Facts = {
  platform: 'linux',
  kernel: '6.8.0',
  node: 'v24.0.0',
  uid: 0,
  bySudo: false,
  capabilities: ['DAC_OVERRIDE', 'DAC_READ_SEARCH', 'NET_ADMIN', 'SYS_PTRACE', 'SYS_ADMIN', 'SYSLOG'],
  proc: { hidepid: 'off', pidOnly: false },
  countIsFree: true,
  ptraceScope: 0,
  dmesgRestricted: true,
  tools: {
    lsof: '/usr/bin/lsof',
    ss: '/bin/ss',
    netstat: '/bin/netstat',
    prlimit: '/usr/bin/prlimit',
    ps: '/bin/ps',
    stat: '/usr/bin/stat',
    jcmd: '/usr/bin/jcmd',
  },
  sameNetworkAsInit: true,
  hostPids: true,
  controlGroups: 'v2',
  descriptors: { used: 20, limit: 1024 },
  threads: { used: 30, limit: 4000 },
  places: [
    { role: 'state', path: '/root/.local/state/stanch', free: 1e9 },
    { role: 'temporary', path: '/tmp', free: 1e9 },
    { role: 'memory', path: '/dev/shm', free: 1e9 },
  ],
  terminal: { isTerminal: true, colours: 256, unicode: true, columns: 120 },
};

const judged = (facts: Facts, id: string) => examine(facts).checks.find((check) => check.id === id);

it('has nothing to say where everything can be seen', () => {
  const { allSeen, checks } = examine(GOOD);
  expect(checks.filter(({ status }) => status !== 'ok')).toEqual([]);
  expect(allSeen).toBe(true);
});

const user = { uid: 1000, capabilities: [] } as const;
describe('what is found', () => {
  it.each<[id: string, facts: Partial<Facts>, status: string | undefined, says: string, command?: string]>([
    ['proc', { proc: undefined as never }, 'gap', '/proc is not mounted', 'sudo mount'],
    ['proc', { proc: undefined as never, platform: 'darwin' }, 'note', 'lsof, netstat and ps'],
    ['proc', { proc: { hidepid: 'off', pidOnly: true } }, 'gap', 'subset=pid', 'sudo mount'],
    ['hidepid', { ...user, proc: { hidepid: '2', pidOnly: false } }, 'gap', 'hidepid=2', 'sudo stanch doctor'],
    ['hidepid', { ...user, proc: { hidepid: 'invisible', pidOnly: false } }, 'gap', 'hidepid=invisible', 'sudo stanch doctor'],
    ['hidepid', { proc: { hidepid: '2', pidOnly: false } }, 'ok', 'not from you'],
    ['descriptor-count', { countIsFree: false, kernel: '5.15.0' }, 'note', 'kernel 5.15.0 is older than 6.2'],
    ['control-groups', { controlGroups: undefined as never }, 'gap', 'not mounted', 'sudo mount'],
    ['control-groups', { controlGroups: 'hybrid' }, 'ok', 'versions 1 and 2'],
    ['kernel-log', user, 'gap', 'kernel.dmesg_restrict=1', 'sudo dmesg'],
    ['kernel-log', { ...user, dmesgRestricted: false }, 'ok', 'readable'],
    ['container', { container: 'a container of Docker', hostPids: false }, 'note', 'only what runs in it'],
    ['container', { container: 'a pod of Kubernetes', hostPids: true }, 'note', 'with the processes of the whole machine'],
    ['container', { hostPids: false }, 'note', 'a pid namespace of its own'],
    ['network', { sameNetworkAsInit: false }, 'note', 'not that of process 1'],
    ['other-users', user, 'gap', 'how many descriptors', 'sudo stanch diagnose'],
    ['other-users', { ...user, capabilities: ['SYS_PTRACE'] }, 'ok', 'CAP_SYS_PTRACE'],
    ['other-users', { capabilities: ['DAC_OVERRIDE'] }, 'gap', 'this root has no CAP_SYS_PTRACE', '--cap-add SYS_PTRACE'],
    ['files', { capabilities: ['SYS_PTRACE'] }, 'gap', 'CAP_DAC_READ_SEARCH', '--cap-add'],
    ['network-admin', user, 'note', 'CAP_NET_ADMIN'],
    ['ptrace-scope', { ptraceScope: 1 }, 'note', 'ptrace_scope=1'],
    ['sudo', { bySudo: true }, 'note', 'the user who called'],
    ['tool-lsof', { tools: {} }, 'note', 'only needed for --portable', 'apt-get install lsof'],
    ['tool-lsof', { tools: {}, proc: undefined as never, platform: 'darwin' }, 'gap', 'no /proc to look at'],
    ['tool-prlimit', { tools: {}, proc: undefined as never, platform: 'darwin' }, undefined, ''],
    ['tool-jcmd', { tools: {} }, 'note', 'thread dumps', 'apt-get install default-jdk-headless'],
    ['node', { node: 'v20.1.0' }, 'gap', 'v20.1.0 is older'],
    ['node', { node: 'v22.22.2' }, 'ok', 'v22.22.2'],
    ['descriptors', { descriptors: { used: 1000, limit: 1024 } }, 'gap', '24 left of 1024', 'ulimit -n'],
    ['threads', { threads: { used: 95, limit: 100 } }, 'gap', '5 left of 100', 'ulimit -u'],
    ['state-directory', { places: [] }, 'gap', 'no home directory', 'STANCH_HOME'],
    ['state-directory', { places: [{ role: 'state', path: '/x', error: 'EROFS' }] }, 'gap', '/x cannot be written (EROFS)', 'STANCH_HOME'],
    ['state-directory', { places: [{ role: 'state', path: '/x', free: 1024 }] }, 'gap', '/x has only 1 KB left', 'STANCH_HOME'],
    ['shared-memory', { places: [{ role: 'memory', path: '/dev/shm', error: 'ENOENT' }] }, 'note', 'cannot be written (ENOENT)'],
    ['terminal', { terminal: { isTerminal: false, colours: 1, unicode: true } }, 'note', 'the output is none'],
    ['terminal', { terminal: { isTerminal: true, colours: 1, unicode: false } }, 'note', 'no UTF-8', 'LC_ALL=C.UTF-8'],
  ])('%s of %j', (id, facts, status, says, command) => {
    const found = judged({ ...GOOD, ...facts }, id);
    expect(found?.status).toBe(status);
    if (status === undefined) return;
    expect(found?.says).toContain(says);
    expect(found?.command ?? '').toContain(command ?? '');
  });

  it('is nothing at all where little is known', () => {
    const { platform, kernel, node, bySudo, countIsFree, tools, terminal } = GOOD;
    expect(() => examine({ platform, kernel, node, bySudo, countIsFree, tools, terminal, places: [] })).not.toThrow();
  });
});

it('gives each check an id of its own', () => {
  expect(new Set(CHECKS.map(({ id }) => id)).size).toBe(CHECKS.length);
});

describe('of a process', () => {
  const report = { id: 'sockets', durationMs: 1 } as const;
  const of = (probe: object, facts = GOOD) => examine(facts, { pid: 7, name: 'api', reports: [{ ...report, status: 'ok', ...probe }] });

  it('a probe that may not look is a gap, with the command that closes it', () => {
    const denied = { status: 'not-permitted', coverage: 'may only be read by root' };
    expect(of(denied, { ...GOOD, ...user }).process?.probes).toEqual([
      expect.objectContaining({ id: 'sockets', status: 'gap', command: 'sudo stanch doctor --pid 7' }),
    ]);
    expect(of(denied).process?.probes[0]?.command).toContain('on the host');
    expect(of(denied).allSeen).toBe(false);
  });

  it('one that saw a part says which part', () => {
    expect(of({ coverage: 'only counted' }).process?.probes[0]).toMatchObject({ status: 'note', says: 'only counted' });
    expect(of({}).process?.probes[0]).toMatchObject({ status: 'ok' });
    expect(of({ status: 'timed-out' }).process?.probes[0]).toMatchObject({ status: 'gap', says: 'timed-out' });
  });
});
