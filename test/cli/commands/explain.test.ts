import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explainWith } from '../../../cli/commands/explain.ts';
import { indexLibrary } from '../../../core/match/match-index.ts';
import { LIBRARY } from '../../fixtures/library.ts';
import { run } from '../../fixtures/shell.ts';

const explain = explainWith(async () => indexLibrary(LIBRARY));
const LINE = 'accept4: too many open files';
const utf16 = Buffer.from(`\ufeffstart\r\n${LINE}\r\n`, 'utf16le');
const packed = gzipSync(`start\n${`${LINE}\n`.repeat(3)}`);
let cwd = '';

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'explain-'));
  const files = {
    'app.log': `start\n${LINE} 1\n${LINE} 2\n`,
    'other.log': 'read: connection reset by peer',
    'app.log.gz': packed,
    'cut.log.gz': packed.subarray(0, packed.length - 6),
    'utf16.log': utf16,
    'utf16be.log': Buffer.from(utf16).swap16(),
    'binary.log': Buffer.concat([Buffer.from([0xff, 0xfe - 1, 0, 0, 0x80, 0xc3, 10]), Buffer.from(`\0\0${LINE}\0\n`)]),
    'broken.gz': Buffer.from([0x1f, 0x8b, 1, 2, 3]),
    'empty.log': '',
    'crash.log': 'start\nfatal: stack overflow\n',
    'green.log': 'the button is green\n',
    'green.log.gz': gzipSync('the button is green\n'),
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(cwd, name), content);
  await mkdir(join(cwd, 'folder'));
});

afterAll(() => rm(cwd, { recursive: true }));

const json = async (argv: readonly string[], stdin?: string | Buffer) =>
  JSON.parse((await run(explain, [...argv, '--json'], { cwd, ...(stdin === undefined ? {} : { stdin }) })).out);

describe('stanch explain', () => {
  it('keeps its JSON contract', async () => {
    const match = { line: 2, text: `${LINE} 1`, signature: expect.any(String) };
    expect(await json(['app.log'])).toEqual({
      schema: 1,
      causes: [
        { id: 'fd-leak', score: expect.any(Number), certainty: 'names', matches: [{ ...match, signature: 'too many open files', count: 2 }] },
        // What else it may come from.
        ...['connection-leak', 'inotify-watch-limit'].map((id) => ({
          id,
          score: expect.any(Number),
          certainty: 'possible',
          matches: [{ ...match, count: 1 }],
        })),
      ],
      context: [],
      lines: 3,
      bytes: 68,
      cut: false,
    });
  });

  it.each([
    [['app.log.gz'], undefined],
    [['cut.log.gz'], undefined],
    [['utf16.log'], undefined],
    [['utf16be.log'], undefined],
    [['binary.log'], undefined],
    [['-'], LINE],
    [[], `${LINE}\r\n`],
    [[], packed],
    [['accept4:', 'too', 'many', 'open', 'files'], undefined],
    [[`${LINE} ${'again '.repeat(100)}`], undefined],
    [['/srv/app: too many open files'], undefined],
  ])('reads %j', async (argv, stdin) => {
    expect((await json(argv, stdin)).causes[0]).toMatchObject({ id: 'fd-leak', certainty: 'names' });
  });

  it('says what speaks for what, where, and what to type next', async () => {
    expect((await run(explain, ['app.log', 'other.log'], { cwd })).out).toMatchInlineSnapshot(`
      "File descriptor leak (fd-leak)  names it
        app.log:2, 2 times: accept4: too many open files 1

      Client connection leak (connection-leak)  points to it
        app.log:2: as above
          Too many open files in the log
        other.log:1: read: connection reset by peer

      next  stanch show fd-leak
      "
    `);
  });

  it('tells what else a log says, and takes it for no cause', async () => {
    expect((await run(explain, ['app.log', 'crash.log'], { cwd })).out).toContain('also: crash.log:2: fatal: stack overflow\n  Recursion without an end.\n');
    expect(await json(['crash.log'])).toMatchObject({ causes: [], context: [{ line: 2, signature: 'stack overflow', says: 'Recursion without an end.' }] });
    expect(await run(explain, ['crash.log'], { cwd })).toMatchObject({
      out: 'also: line 2: fatal: stack overflow\n  Recursion without an end.\n',
      exitCode: 4,
      err: expect.stringContaining('names no cause'),
    });
  });

  it('never passes escape sequences on', async () => {
    const { out } = await run(explain, [], { cwd, stdin: `\x1b[2J\x07 ${LINE} \u202e` });
    expect(out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
  });

  it.each([
    [['green.log'], 'Nothing in the library fits'],
    [['the', 'button', 'is', 'green'], 'stanch diagnose'],
    [['empty.log'], 'the text is empty'],
  ])('exits 4 when nothing fits: %j', async (argv, message) => {
    expect(await run(explain, argv, { cwd })).toMatchObject({ out: '', exitCode: 4, err: expect.stringContaining(message) });
  });

  it('goes on after a file that cannot be read', async () => {
    const { out, err, exitCode } = await run(explain, ['./folder', 'gone.log', 'broken.gz', 'app.log'], { cwd });
    expect(out).toContain('fd-leak');
    expect(err).toMatch(/\.\/folder: cannot be read: is a folder\ngone\.log: cannot be read: ENOENT.*\nbroken\.gz: cannot be read: /);
    expect(exitCode).toBe(0);
  });

  it.each([['gone.log'], ['/no/such/file'], ['folder/']])('exits 2 when nothing could be read: %s', async (name) => {
    expect(await run(explain, [name], { cwd })).toMatchObject({ exitCode: 2, err: expect.stringContaining('None of the files could be read') });
  });

  it('takes words for words, also when a folder or a file is called like one of them', async () => {
    expect((await json(['too', 'many', 'open', 'files', 'in', 'folder'])).causes[0]).toMatchObject({ id: 'fd-leak' });
    expect((await json(['too', 'many', 'open', 'files', 'in', 'app.log'])).causes[0]).toMatchObject({ id: 'fd-leak', matches: [{ line: 1 }] });
  });

  it('says how much of a damaged file could be unpacked', async () => {
    const { err, exitCode } = await run(explain, ['cut.log.gz'], { cwd });
    expect([err, exitCode]).toEqual(['cut.log.gz: damaged, only the first 93 B could be read.\n', 0]);
    expect(await json(['cut.log.gz'])).toMatchObject({ cut: true });
    expect((await run(explain, ['app.log.gz'], { cwd })).err).toBe('');
  });

  it('asks for something to read in a terminal without arguments', async () => {
    expect(await run(explain, [], { cwd })).toMatchObject({ exitCode: 2, err: expect.stringContaining('Nothing to explain') });
  });
});
