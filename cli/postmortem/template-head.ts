import { EXIT, UserError } from '../../core/errors.ts';
import { utc } from '../../core/incident/measure.ts';
import type { IncidentSeverity } from '../../core/incident/types.ts';
import { INCIDENT_SEVERITIES } from '../../core/incident/types.ts';
import { date, moment } from '../../core/knowledge/fields.ts';
import { oneOf, quote } from '../../core/knowledge/report.ts';
import type { TemplateHead } from '../../core/postmortem/draft.ts';
import { ask } from '../ask.ts';
import type { Shell } from '../shell.ts';

/** What may be said of an incident that has no record. */
export interface HeadOptions {
  readonly title?: string;
  readonly severity?: string;
  readonly date?: string;
}

type Read = (text: string, now: number) => TemplateHead;

const QUESTIONS: readonly { readonly option: keyof HeadOptions; readonly asks: string; readonly read: Read }[] = [
  { option: 'title', asks: 'What happened, in a few words', read: (title) => ({ title: title.slice(0, 120) }) },
  { option: 'severity', asks: `Severity, ${oneOf(INCIDENT_SEVERITIES)} (none: a near miss)`, read: readSeverity },
  { option: 'date', asks: 'When it began, such as 2026-11-21 or 2026-11-21T03:05:00Z', read: readStart },
];

/**
 * The head of an empty template: from the options, and what they leave open from the person, where there is one to
 * ask. What nobody says stays "not recorded".
 * @throws UserError for a severity or a date that is none; with 130 when the person leaves.
 */
export async function readTemplateHead(options: HeadOptions, shell: Shell): Promise<TemplateHead> {
  const canAsk = shell.stdin.isTTY === true && shell.stderr.isTTY === true;
  let head: TemplateHead = {};
  for (const { option, asks, read } of QUESTIONS) {
    const given = options[option];
    if (given !== undefined) head = { ...head, ...read(given, shell.now()) };
    else if (canAsk) head = { ...head, ...(await answer(asks, read, shell)) };
  }
  return head;
}

async function answer(asks: string, read: Read, shell: Shell): Promise<TemplateHead> {
  for (;;) {
    const line = await ask(`${asks} [not recorded]: `, shell);
    if (line === undefined) throw new UserError('Nothing was written.', { exitCode: EXIT.interrupted });
    if (line === '') return {};
    try {
      return read(line, shell.now());
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      shell.err(`${error.message}\n`);
    }
  }
}

function readSeverity(text: string): TemplateHead {
  const severity = INCIDENT_SEVERITIES.find((each) => each === text.toLowerCase());
  if (severity === undefined) throw new UserError(`--severity ${quote(text)} is no severity.`, { hint: `Choose ${oneOf(INCIDENT_SEVERITIES)}.` });
  return { severity: severity satisfies IncidentSeverity };
}

function readStart(text: string, now: number): TemplateHead {
  const isDay = date().safeParse(text).success;
  const at = isDay ? Date.parse(`${text}T00:00:00Z`) : moment().safeParse(text).success ? Date.parse(text) : Number.NaN;
  const example = { hint: `Like this: --date ${utc(new Date(now).toISOString())}, or only the day.` };
  if (Number.isNaN(at)) throw new UserError(`--date ${quote(text)} is neither a day nor an RFC 3339 time with its zone.`, example);
  if (at > now) throw new UserError(`--date ${quote(text)} has not happened yet.`, example);
  return { startTime: utc(new Date(at).toISOString()), precision: isDay ? 'day' : 'second' };
}
