import { expect, test } from 'vitest';
import { StatusLine } from '../../cli/status-line.ts';

function lineOn(isTTY: boolean) {
  let written = '';
  const err = (text: string) => {
    written += text;
  };
  const stderr = { isTTY } as NodeJS.WriteStream;
  return { line: new StatusLine({ err, stderr }), written: () => written };
}

test('it takes the place of the one before, and is gone at the end', () => {
  const { line, written } = lineOn(true);
  line.show('100 of 200 files');
  line.show('200 of 200');
  line.end();
  line.end();
  expect(written()).toBe('\r100 of 200 files\x1b[K\r200 of 200\x1b[K\r\x1b[K');
});

test('elsewhere than on a terminal it says nothing', () => {
  const { line, written } = lineOn(false);
  line.show('100 of 200 files');
  line.end();
  expect(written()).toBe('');
});
