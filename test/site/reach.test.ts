import { describe, expect, it } from 'vitest';
import { alertPages } from '../../site/src/reach/alerts.ts';
import { plainName, whereTo, wordsIn } from '../../site/src/tools/not-found.ts';

describe('the addresses of alerts', () => {
  it('are the names as written and in lower case, and none takes the place of a runbook or of another alert', () => {
    const pages = alertPages([
      { id: 'fd-leak', alerts: ['NodeFdLimit', 'fd-leak', 'memory-leak'] },
      { id: 'memory-leak', alerts: ['nodefdlimit', 'OOM'] },
    ]);
    expect(pages).toEqual([
      { name: 'NodeFdLimit', to: 'fd-leak' },
      { name: 'nodefdlimit', to: 'fd-leak' },
      { name: 'OOM', to: 'memory-leak' },
      { name: 'oom', to: 'memory-leak' },
    ]);
  });
});

describe('an address that is missing', () => {
  const names = [
    { name: 'NodeFileDescriptorLimit', url: '/runbooks/fd-leak/' },
    { name: 'fd-leak', url: '/runbooks/fd-leak/' },
    { name: 'File descriptor leak', url: '/runbooks/fd-leak/' },
    { name: 'memory-leak', url: '/runbooks/memory-leak/' },
  ];
  it.each([
    ['/runbooks/NODEFILEDESCRIPTORLIMIT', '/runbooks/fd-leak/'],
    ['/runbooks/node_file-descriptor.limit/', '/runbooks/fd-leak/'],
    ['/fd_leak.html', '/runbooks/fd-leak/'],
    ['/runbooks/File%20Descriptor%20Leak', '/runbooks/fd-leak/'],
  ])('%s leads where only its spelling differs', (path, go) => expect(whereTo(path, names)).toEqual({ go }));

  it('lists each page that is close once', () => {
    expect(whereTo('/runbooks/fd-leek', names)).toEqual({ close: [{ name: 'fd-leak', url: '/runbooks/fd-leak/' }] });
  });

  it('never leads to itself', () => {
    expect(whereTo('/runbooks/memory-leak/', names)).toEqual({ close: [] });
    expect(whereTo('/runbooks/memory-leak', names)).toEqual({ go: '/runbooks/memory-leak/' });
  });

  it('leads nowhere when nothing is like it', () => {
    expect(whereTo('/', names)).toEqual({ close: [] });
    for (const path of ['/quarterly-report', '/%E0%A4%A']) expect(whereTo(path, names)).toEqual({ close: [] });
  });

  it.each([
    ['KubePodOOMKilled_v2', 'Kube Pod OOM Killed v2'],
    ['too-many%open files', 'too many open files'],
    ['fd2File', 'fd2 File'],
    ['--', ''],
  ])('%s is searched for as "%s"', (name, words) => expect(wordsIn(name)).toBe(words));

  it('is compared by letters and digits alone', () => expect(plainName('Node_File-Limit 9')).toBe('nodefilelimit9'));
});
