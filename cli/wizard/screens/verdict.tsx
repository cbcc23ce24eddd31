import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import { describeTarget, describeTimeLeft } from '../../../core/diagnosis/figures.ts';
import { isFirm, leakOf } from '../../../core/diagnosis/standing.ts';
import type { Diagnosis } from '../../../core/diagnosis/types.ts';
import { formatDuration } from '../../../core/figures.ts';
import { cut } from '../../../core/fit-text.ts';
import { printable } from '../../../core/printable.ts';
import { causeInQuestion, currentDiagnosis } from '../moves/diagnosis.ts';
import { secondsLeft } from '../moves/verdict.ts';
import { clock } from '../parts/format.ts';
import { ladder } from '../parts/ladder.ts';
import { type Line, Lines, Toned } from '../parts/lines.tsx';
import { pageOf } from '../parts/page.ts';
import { verdictLines } from '../parts/verdict-lines.ts';
import type { State } from '../state.ts';
import { Incident } from './incident.tsx';
import type { View } from './view.ts';

export function VerdictScreen({ state, columns, height }: View): ReactNode {
  const current = currentDiagnosis(state);
  if (!current) return <Toned>There is no diagnosis yet: m measures.</Toned>;
  const { target, durationMs } = current.diagnosis;
  const seconds = `${(durationMs / 1000).toFixed(1)} s`;
  const gone = target.state === 'exited' ? ', which ended meanwhile' : '';
  const most = height < 16 ? 1 : 2;
  const cause = causeInQuestion(state);
  const found = current.diagnosis.verdicts.find((verdict) => verdict.cause === cause);
  const lines = [
    ...verdictLines(current.diagnosis, { counted: counting(state, current.diagnosis) }),
    ...(found?.status === 'refuted' ? [] : ladder(state.library, cause, { firm: found !== undefined && isFirm(found) })),
  ];
  const page = pageOf(lines, state.verdict.scroll, { columns, room: Math.max(4, height - 4), most });
  return (
    <Box flexDirection="column">
      <Incident state={state} columns={columns} />
      <Toned tone="dim">{cut(`${current.evidence ?? 'not recorded yet'}: ${describeTarget(target)}${gone}, ${seconds} of samples`, columns)}</Toned>
      <Text> </Text>
      <Lines columns={columns} most={most} lines={page.lines} />
      {page.above + page.below > 0 ? <Toned tone="dim">{more(page)}</Toned> : null}
    </Box>
  );
}

function more({ above, below }: { above: number; below: number }): string {
  return [...(above > 0 ? [`↑ ${above} above`] : []), ...(below > 0 ? [`↓ ${below} more`] : [])].join(' · ');
}

/** The time left as of now; for a screen reader it stands still between two keys. */
function counting(state: State, diagnosis: Diagnosis): Line | undefined {
  const time = leakOf(diagnosis)?.timeToExhaustion;
  const now = secondsLeft(state);
  if (!time || !now) return undefined;
  const [measured = '', what = ''] = describeTimeLeft(time).split(' until ');
  const then = printable(`it was ${measured} when measured, ${formatDuration(now.since)} ago`);
  if (now.left <= 0) return { label: '  left', text: `none by now until ${what}: ${then}; m measures again`, tone: 'critical' };
  return { label: '  left', text: `${clock(now.left)} until ${what}; ${then}`, tone: 'warning' };
}
