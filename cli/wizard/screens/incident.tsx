import type { ReactNode } from 'react';
import { cut } from '../../../core/fit-text.ts';
import { displayName } from '../../../core/incident/state.ts';
import { Header } from '../parts/lines.tsx';
import type { State } from '../state.ts';

/** Which incident this is, and the way to get help, always in sight. */
export function Incident({ state, columns }: { state: State; columns: number }): ReactNode {
  const { record } = state;
  const severity = record.severity === undefined || record.severity === 'none' ? '' : `, ${record.severity}`;
  const left = record.id === '' ? 'stanch' : `${displayName(record)}  ${cut(record.title ?? '', columns - 34)}${severity}`;
  return <Header left={left} {...(record.status === 'closed' ? {} : { right: 'ctrl-e escalate' })} columns={columns} />;
}
