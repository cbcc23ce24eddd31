import type { Answer } from '../../core/probes/request.ts';

const DEADLINE = 5_000;
/** A goroutine profile of 100,000 goroutines in few places has some hundred kB; a page of metrics rarely more than 5 MB. */
const OUTPUT_CAP = 64 * 1024 * 1024;

/** Gets one page. No redirect is followed: it could lead anywhere. */
export async function readPage(url: string, deadline = DEADLINE, cap = OUTPUT_CAP): Promise<Answer> {
  const shown = withoutPassword(url);
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(deadline), headers: { accept: 'text/plain, */*' } });
    const text = await readUpTo(response, cap);
    if (text === undefined) return { status: 'failed', detail: `${shown} sent more than ${cap / 1024 / 1024} MB` };
    if (response.ok) return { status: 'ok', kind: 'http', text };
    if (response.status === 401 || response.status === 403)
      return { status: 'not-permitted', detail: `${shown} answered ${response.status}`, code: String(response.status) };
    return { status: response.status === 404 ? 'missing' : 'failed', detail: `${shown} answered ${response.status}`, code: String(response.status) };
  } catch (error) {
    if ((error as Error).name === 'TimeoutError') return { status: 'timed-out', detail: `${shown} did not answer within ${deadline / 1000} s` };
    const cause = (error as { cause?: NodeJS.ErrnoException }).cause;
    return { status: 'failed', detail: `${shown}: ${cause?.code ?? cause?.message ?? (error as Error).message}`, ...(cause?.code ? { code: cause.code } : {}) };
  }
}

/** The text, or nothing when it is longer than it may be. */
async function readUpTo(response: Response, cap: number): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > cap) return undefined;
  }
  return text + decoder.decode();
}

function withoutPassword(url: string): string {
  const parsed = new URL(url);
  parsed.password = '';
  return parsed.href;
}
