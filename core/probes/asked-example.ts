import type { Answer, Row } from './request.ts';

/** A recorded table of a service. */
export const rows = (table: readonly Row[]): Answer => ({ status: 'ok', kind: 'rows', rows: table });

/** A recorded collection of what one service was asked, under the keys of its requests. */
export function asked(address: string, answers: readonly (readonly [statement: string, answer: Answer])[]): Readonly<Record<string, Answer>> {
  return Object.fromEntries(answers.map(([statement, answer]) => [`query ${address} ${statement}`, answer]));
}
