import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readFolders } from '../../content/folders.ts';
import { UserError } from '../../core/errors.ts';

let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'stanch-folders-'));
  mkdirSync(join(root, 'runbooks'));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const write = (path: string, data: string | Buffer) => writeFileSync(join(root, path), data);

test('the Markdown of a folder comes sorted, with its root; other files and READMEs stay out', () => {
  mkdirSync(join(root, 'case-studies'));
  write('runbooks/b.md', 'B');
  write('runbooks/a.md', 'A');
  write('runbooks/README.md', 'for people');
  write('runbooks/notes.txt', 'x');
  write('case-studies/2023-x.md', 'X');
  expect(readFolders([root])).toEqual({
    files: [
      { path: 'runbooks/a.md', text: 'A', root },
      { path: 'runbooks/b.md', text: 'B', root },
      { path: 'case-studies/2023-x.md', text: 'X', root },
    ],
    findings: [],
  });
});

test('relative folders start where the caller says and are shown as typed', () => {
  write('runbooks/a.md', 'A');
  expect(readFolders(['.'], root).files).toEqual([{ path: 'runbooks/a.md', text: 'A', root: '.' }]);
});

test('a BOM is kept for the parser to take off', () => {
  write('runbooks/a.md', '\uFEFFA');
  expect(readFolders([root]).files[0]?.text).toBe('\uFEFFA');
});

describe('a file that is not taken is a finding', () => {
  test.each<[string, () => void, string]>([
    ['not UTF-8', () => write('runbooks/x.md', Buffer.from([0x41, 0xff, 0xfe])), 'Unexpected bytes that are not UTF-8, expected UTF-8 text'],
    ['over 2 MB', () => write('runbooks/x.md', 'x'.repeat(2_000_001)), 'Unexpected size of 2000001 bytes, expected at most 2000000'],
    ['a link to a file outside', () => symlinkSync('/etc/passwd', join(root, 'runbooks/x.md')), 'Unexpected link out of the folder, expected a file inside it'],
    ['a folder', () => mkdirSync(join(root, 'runbooks/x.md')), 'Unexpected folder, expected Markdown files directly in runbooks/'],
    ['a named pipe', () => execFileSync('mkfifo', [join(root, 'runbooks/x.md')]), 'Unexpected special file, expected a regular file'],
  ])('%s', (_, make, message) => {
    make();
    const { files, findings } = readFolders([root]);
    expect(files).toEqual([]);
    expect(findings).toEqual([expect.objectContaining({ file: `${root}/runbooks/x.md`, line: 1, column: 1, message })]);
  });

  test('a linked folder outside is not entered', () => {
    rmSync(join(root, 'runbooks'), { recursive: true });
    symlinkSync('/etc', join(root, 'runbooks'));
    mkdirSync(join(root, 'case-studies'));
    write('case-studies/2023-x.md', 'X');
    expect(() => readFolders([root])).toThrow(/leads out of/);
  });

  test('a link to a file inside is followed', () => {
    write('runbooks/a.md', 'A');
    symlinkSync('a.md', join(root, 'runbooks/b.md'));
    expect(readFolders([root]).files.map(({ text }) => text)).toEqual(['A', 'A']);
  });
});

describe('a folder that cannot be read says what to do', () => {
  const nothing = () => undefined;
  test.each<[string, () => void, string, RegExp]>([
    ['absent', nothing, 'gone', /^Cannot read ".*gone": it does not exist$/],
    ['a file', () => write('file', ''), 'file', /holds no library/],
    ['no library', nothing, 'runbooks', /holds no library: it has none of runbooks\/, case-studies\/ and guides\/$/],
    ['a dangling link', () => symlinkSync('nowhere', join(root, 'runbooks/x.md')), '.', /it does not exist$/],
  ])('%s', (_, make, folder, message) => {
    make();
    const error = caught(() => readFolders([folder], root));
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ message: expect.stringMatching(message), hint: expect.any(String), exitCode: 2 });
  });

  test('not permitted', () => {
    chmodSync(join(root, 'runbooks'), 0);
    const error = asNobody(() => caught(() => readFolders([root])));
    chmodSync(join(root, 'runbooks'), 0o755);
    expect(error).toMatchObject({ message: expect.stringMatching(/permission denied$/) });
  });
});

// Root may read everything, so it is somebody else for a moment.
function asNobody<T>(run: () => T): T {
  if (process.getuid?.() !== 0) return run();
  chmodSync(root, 0o755);
  process.seteuid?.(65_534);
  try {
    return run();
  } finally {
    process.seteuid?.(0);
  }
}

function caught(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}
