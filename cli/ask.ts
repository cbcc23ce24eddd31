import type { Shell } from './shell.ts';

/** One line from the person; undefined when there is none to come: Ctrl-C, Ctrl-D, or an input that has ended. */
export async function ask(question: string, shell: Pick<Shell, 'stdin' | 'stderr' | 'interrupted'>): Promise<string | undefined> {
  const { createInterface } = await import('node:readline/promises');
  const reader = createInterface({ input: shell.stdin, output: shell.stderr });
  const over = new Promise<undefined>((resolve) => {
    for (const event of ['close', 'SIGINT'] as const) reader.once(event, () => resolve(undefined));
    shell.interrupted.addEventListener('abort', () => resolve(undefined), { once: true });
  });
  // The question rejects when its input goes away, which `over` has told already.
  const answer = reader.question(question).then(
    (line) => line.trim(),
    () => undefined,
  );
  try {
    return await Promise.race([answer, over]);
  } finally {
    reader.close();
  }
}
