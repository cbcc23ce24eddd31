import type { Finder } from '../../../../core/match/browser.ts';
import type { Answer, Question } from './ask.ts';

let opened: Promise<Finder> | undefined;

/** Beside the page, so that a long log never holds up the typing. */
globalThis.onmessage = async ({ data: { text, script, data } }: MessageEvent<Question>) => {
  let answer: Answer;
  try {
    opened ??= open(script, data);
    answer = { found: (await opened).explainWithContext(text) };
  } catch (error) {
    // Asked again, it loads again: the network may be the incident.
    opened = undefined;
    answer = { error: String(error) };
  }
  globalThis.postMessage(answer);
};

async function open(script: string, data: string): Promise<Finder> {
  const [module, known] = await Promise.all([import(/* @vite-ignore */ script), fetch(data).then((response) => response.json())]);
  return module.open(known);
}
