import { describe, expect, it } from 'vitest';
import { kindOfLink } from '../../../../core/probes/kinds.ts';
import { parseLsof } from '../../../../core/probes/parse/lsof.ts';
import { parseNetstat } from '../../../../core/probes/parse/netstat.ts';
import { parseProcTcp, parseTcpTable } from '../../../../core/probes/parse/proc-tcp.ts';
import { parseSs } from '../../../../core/probes/parse/ss.ts';
import { parseStat } from '../../../../core/probes/process.ts';

describe('/proc/PID/net/tcp', () => {
  const row = (local: string, peer: string, state = '08', queues = '00000000:0000002A') =>
    `   0: ${local} ${peer} ${state} ${queues} 00:00000000 00000000  1000        0 4711 1 0000 20 0 0 10 -1`;

  it.each([
    ['0100007F:1F90', '127.0.0.1:8080'],
    ['00000000:0000', '0.0.0.0:0'],
    ['00000000000000000000000001000000:01BB', '[::1]:443'],
    ['00000000000000000000000000000000:0050', '[::]:80'],
    ['0000000000000000FFFF00000100007F:0050', '127.0.0.1:80'],
    ['B80D0120000000000000000001000000:01BB', '[2001:db8::1]:443'],
    ['B80D0120010000000000000001000000:01BB', '[2001:db8:0:1::1]:443'],
  ])('writes %s as %s', (hex, written) => {
    expect(parseProcTcp(row(hex, hex))).toEqual([{ local: written, peer: written, state: 'CLOSE_WAIT', unread: 42, inode: '4711' }]);
  });

  it.each([
    ['01', 'ESTABLISHED'],
    ['0A', 'LISTEN'],
    ['0a', 'LISTEN'],
    ['0C', 'SYN_RECV'],
  ])('reads state %s as %s', (hex, state) => {
    expect(parseProcTcp(row('0100007F:1F90', '0100007F:0050', hex))[0]?.state).toBe(state);
  });

  it.each([
    ['of a listener', '   0: 00000000:07E8 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1587 1 00000000f3ef96cb 100 0 0 10 0'],
    ['in TIME_WAIT', '9999: 0100007F:1F90 0100007F:8CA3 06 00000000:00000000 03:00000F2C 00000000     0        0 0 3 0000000000000000'],
    ['of a high number', '12345: 0100007F:1F90 0100007F:8CA3 01 00000000:00000000 00:00000000 00000000  1000        0 4711 1 0000 20 0 0 10 -1'],
    ['of a long user', '   1: 0100007F:1F90 0100007F:8CA3 08 00000000:0001F000 00:00000000 00000000 4294967294   123456789 184467440737 1 0000 20 0 0 10 -1'],
    [
      'of IPv6',
      '   2: 00000000000000000000000001000000:01BB 00000000000000000000000001000000:0050 01 00000010:0000002A 02:000A7214 00000000 65534        0 900 2 0000 20 4 30 10 -1',
    ],
  ])('reads a row %s at its columns as in any other spacing', (_, kernel) => {
    const spaced = kernel.trim().replaceAll(' ', '  ');
    const read = parseTcpTable(`  sl  local_address rem_address\n${kernel}\n`);
    expect(read).toHaveLength(1);
    expect(read).toEqual(parseTcpTable(spaced));
  });

  it('passes over the heading, cut rows and unknown states', () => {
    expect(
      parseProcTcp(`  sl  local_address rem_address   st tx_queue rx_queue\n${row('0100007F:1F90', '0100007F:0050', 'FF')}\n   1: 0100007F:1F90 0100`),
    ).toEqual([]);
  });
});

describe('lsof -F', () => {
  const file = (...fields: string[]) => `${fields.join('\0')}\0\n`;

  it('counts numbered descriptors only', () => {
    const text = ['cwd', 'rtd', 'txt', 'mem', 'DEL', 'err', 'NOFD', '3'].map((f) => file(`f${f}`, 'tREG', 'k1', 'n/a')).join('');
    expect(parseLsof(`p7\0\n${text}`)).toHaveLength(1);
  });

  it.each([
    ['a name with spaces, an arrow and the word socket', 'n/srv/a b->c socket:[1]', { kind: 'files', directory: '/srv' }],
    ['an escaped control character', 'n/srv/we\\nird', { kind: 'files', directory: '/srv' }],
    ['a file in the root', 'n/core', { kind: 'files', directory: '/' }],
    ['a memory file', 'n/memfd:jit (deleted)', { kind: 'other' }],
  ])('reads %s', (_, name, kind) => {
    expect(parseLsof(file('f3', 'tREG', 'k1', name))[0]?.kind).toEqual(kind);
  });

  it('reads a connection over IPv6 with its queue', () => {
    const [socket] = parseLsof(file('f4', 'tIPv6', 'n[::1]:50082->[2001:db8::1]:443', 'TST=CLOSE_WAIT', 'TQR=7', 'TQS=0'));
    expect(socket?.socket).toEqual({ local: '[::1]:50082', peer: '[2001:db8::1]:443', state: 'CLOSE_WAIT', unread: 7 });
  });

  it('reads a listener, the states of macOS, and no UDP', () => {
    const text = [
      file('f4', 'tIPv4', 'n*:8080', 'TST=LISTEN'),
      file('f5', 'tIPv4', 'n10.0.0.2:1->10.0.0.1:2', 'TST=FIN_WAIT_2'),
      file('f6', 'tIPv4', 'n10.0.0.2:53'),
    ].join('');
    expect(parseLsof(text).map(({ socket }) => socket?.state)).toEqual(['LISTEN', 'FIN_WAIT2', undefined]);
  });

  it.each([
    ['sock', 'sockets'],
    ['unix', 'sockets'],
    ['FIFO', 'pipes'],
    ['PIPE', 'pipes'],
    ['CHR', 'other'],
  ])('calls type %s %s', (type, kind) => {
    expect(parseLsof(file('f9', `t${type}`, 'nx'))[0]?.kind.kind).toBe(kind);
  });
});

describe('ss -Htanp', () => {
  const row = (owners: string, state = 'ESTAB') => `${state} 5 0 10.0.0.2%eth0:50082 10.0.1.50:443 ${owners}`;

  it('takes a row of the process, whichever owner it is, without the interface', () => {
    for (const owners of ['users:(("api",pid=7,fd=9))', 'users:(("sh",pid=6,fd=3),("api",pid=7,fd=9))', 'users:(("api",pid=7,fd=9),("sh",pid=6,fd=3))']) {
      expect(parseSs(row(owners), 7)).toEqual([{ local: '10.0.0.2:50082', peer: '10.0.1.50:443', state: 'ESTABLISHED', unread: 5 }]);
    }
  });

  it.each([
    'users:(("pid=7,",pid=8,fd=9))',
    'users:(("",pid=7,fd=3",pid=8,fd=9))',
    'users:(("",pid=7,fd=3)",pid=8,fd=9))',
    'users:(("a b"c(",pid=8,fd=9))',
    'users:(("api",pid=77,fd=9))',
    '',
  ])('is not fooled by the owner %s', (owners) => {
    expect(parseSs(row(owners), 7)).toEqual([]);
  });

  it('passes over states it does not know', () => {
    expect(parseSs(row('users:(("api",pid=7,fd=9))', 'MPTCP'), 7)).toEqual([]);
  });
});

describe('netstat -antpW', () => {
  it.each([
    ['tcp 1 0 10.0.0.2:50082 10.0.1.50:443 CLOSE_WAIT 7/api server/x', 1],
    ['tcp6 0 0 :::80 :::* LISTEN 7/nginx: master', 1],
    ['tcp 1 0 10.0.0.2:50082 10.0.1.50:443 CLOSE_WAIT 70/api', 0],
    ['tcp 1 0 10.0.0.2:50082 10.0.1.50:443 CLOSE_WAIT -', 0],
    ['udp 0 0 0.0.0.0:68 0.0.0.0:* 7/dhclient', 0],
    ['Aktive Internetverbindungen (Server und stehende Verbindungen)', 0],
    ['tcp 0 0 a b 7/x 7/x', 0],
  ])('%s has %i rows of the process', (line, rows) => {
    expect(parseNetstat(line, 7)).toHaveLength(rows);
  });
});

describe('a link of /proc/PID/fd', () => {
  it.each([
    ['socket:[1]', { kind: 'sockets' }],
    ['/tmp/socket:[1]', { kind: 'files', directory: '/tmp' }],
    ['/a/b (deleted)', { kind: 'files', directory: '/a', deleted: true }],
    ['/dev/null', { kind: 'other' }],
    ['/dev/shm/segment-1', { kind: 'files', directory: '/dev/shm' }],
    ['/memfd:x (deleted)', { kind: 'other' }],
    ['anon_inode:[eventpoll]', { kind: 'other' }],
    ['net:[4026531840]', { kind: 'other' }],
    ['/we\nird/x', { kind: 'files', directory: '/we\nird' }],
    ['', { kind: 'other' }],
  ])('%j is %o', (target, kind) => {
    expect(kindOfLink(target)).toEqual(kind);
  });
});

describe('/proc/PID/stat', () => {
  it('ends the name at the last bracket', () => {
    const parsed = parseStat('42 (a) S (b) Z 1');
    expect([parsed?.name, parsed?.field(3), parsed?.field(4), parsed?.field(99)]).toEqual(['a) S (b', 'Z', '1', '']);
  });

  it('is nothing without brackets', () => {
    expect(parseStat('42 a S')).toBeUndefined();
  });
});
