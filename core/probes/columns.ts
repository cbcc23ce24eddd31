import { answerTo } from './answers.ts';
import type { Collected } from './probe.ts';
import type { Request, Row } from './request.ts';

/** A question to a service. */
export const query = (endpoint: string, statement: string): Request => ({ kind: 'query', endpoint, statement });

/** The rows of an answer; undefined when it failed. */
export function tableOf(collected: Collected, request: Request): readonly Row[] | undefined {
  const answer = answerTo(collected, request);
  return answer.status === 'ok' && answer.kind === 'rows' ? answer.rows : undefined;
}

/** A column as a number, however the driver hands it over; undefined when it is null or no number. */
export function numberIn(row: Row | undefined, column: string): number | undefined {
  const value = row?.[column];
  if (value === undefined || value === null || value === '') return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

/** A column as text; undefined when it is null or empty. */
export function textIn(row: Row | undefined, column: string): string | undefined {
  const value = row?.[column];
  return value === undefined || value === null || value === '' ? undefined : String(value);
}
