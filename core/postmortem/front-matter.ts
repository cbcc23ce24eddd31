import { stringify } from 'yaml';
import { utc } from '../incident/measure.ts';
import { displayName, type IncidentState } from '../incident/state.ts';
import { printable } from '../printable.ts';
import { NOT_RECORDED } from './not-recorded.ts';

/** The draft's front matter; a key whose value is not recorded is absent, as in a case study. */
export function frontMatter(incident: IncidentState, causes: readonly string[]): string {
  const { id, title, severity, startedAt, closedAt, marks } = incident;
  const data = {
    schema: 1,
    kind: 'postmortem',
    ...(id === '' ? {} : { id: displayName(incident), incident: id }),
    title: title === undefined ? NOT_RECORDED : printable(title),
    status: 'draft',
    severity: severity ?? NOT_RECORDED,
    ...time('start_time', marks['impact-start']),
    ...time('end_time', marks['impact-end']),
    ...time('opened_at', startedAt),
    ...time('closed_at', closedAt),
    ...(causes.length === 0 ? {} : { related_runbooks: causes }),
  };
  return `---\n${stringify(data, { lineWidth: 0 })}---`;
}

function time(key: string, at: string | undefined): Readonly<Record<string, string>> {
  return at === undefined ? {} : { [key]: utc(at) };
}
