import { PassThrough } from 'node:stream';
import { LineReader } from '../../../cli/plain/line-reader.ts';
import { type PlainResult, runPlain } from '../../../cli/plain/run.ts';
import type { World } from '../../cli/wizard/a-world.ts';

export interface Scripted {
  readonly result: PlainResult;
  readonly said: string;
}

/** Answers, one a line, to the line mode in a world; the input ends after them. */
export async function answer(here: World, answers: readonly string[], options: { incident?: string; typed?: boolean } = {}): Promise<Scripted> {
  const input = new PassThrough();
  let said = '';
  input.end(answers.map((line) => `${line}\n`).join(''));
  using lines = new LineReader(input as unknown as NodeJS.ReadStream);
  const { typed = false, ...rest } = options;
  const out = (text: string): void => {
    said += text;
  };
  const result = await runPlain(here.effects, { ...rest, lines, typed, out, heed: () => ({ [Symbol.dispose]: () => {} }) });
  return { result, said };
}
