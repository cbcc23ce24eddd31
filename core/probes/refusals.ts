import { answerTo, readingsAt } from './answers.ts';
import { query } from './columns.ts';
import type { Collected, EndpointContext, ProbeResult } from './probe.ts';
import type { Answer } from './request.ts';

/**
 * What a client takes for "log in once more and log out": a statement for people, since no server knows it. Only asked
 * of a server that has no slot left, to see whether it really turns clients away.
 */
export const ANOTHER_LOGIN = 'one more login, ended at once';

/** What servers call "no slot left": SQLSTATE 53300, MySQL's error numbers, and texts that have no code of their own. */
const CODES = new Set(['53300', '1040', '1203', '1226']);
const TEXTS = /max number of clients reached|no more connections allowed/i;

/** Whether a login was refused because no slot is left, and for no other reason. */
export function isRefused(answer: Answer): boolean {
  return answer.status !== 'ok' && (CODES.has(answer.code ?? '') || TEXTS.test(answer.detail));
}

/** Where the slots that are left may be, by the limit that the server names. */
function advice(detail: string): string {
  if (/max number of clients/i.test(detail)) return 'Redis keeps no slot back: close clients, or wait until some are closed';
  if (/for (role|database)/.test(detail)) return 'it is the limit of this role or database; another role may get in';
  if (/no more connections allowed/.test(detail)) return 'it is max_client_conn of the pooler; its admin console may let in admin_users';
  if (/reserved|too many clients/.test(detail)) return 'the last slots are reserved for superusers (superuser_reserved_connections): ask as one of them';
  if (/max_user_connections|resource/.test(detail)) return 'it is the limit of this user; another user may get in';
  return 'one slot more is kept for CONNECTION_ADMIN or SUPER: ask as such a user';
}

/** A refused login is an answer, and the decisive one; any other failure is a failure. */
export function loginFailure(context: { readonly at: number }, answer: Exclude<Answer, { status: 'ok' }>): ProbeResult {
  if (!isRefused(answer)) return { readings: [], status: answer.status, coverage: `${answer.detail}.` };
  return { readings: readingsAt(context, { 'db.refused': 1 }), status: answer.status, coverage: `${answer.detail}; ${advice(answer.detail)}.` };
}

/** What a probe says that read nothing: the first refused login of its statements, or else the first failure. */
export function failureOf(context: EndpointContext, collected: Collected, statements: readonly string[]): ProbeResult {
  const answers = statements.map((statement) => answerTo(collected, query(context.address, statement)));
  const failed = answers.find(isRefused) ?? answers.find(({ status }) => status !== 'ok');
  return failed && failed.status !== 'ok' ? loginFailure(context, failed) : { readings: [], status: 'missing' };
}
