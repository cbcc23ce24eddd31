import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import { describeTarget } from '../../../core/diagnosis/figures.ts';
import { cut } from '../../../core/fit-text.ts';
import { currentDiagnosis } from '../moves/diagnosis.ts';
import { Lines, Toned } from '../parts/lines.tsx';
import { mostRows, verdictPage } from '../parts/verdict-page.ts';
import { Incident } from './incident.tsx';
import type { View } from './view.ts';

export function VerdictScreen({ state, columns, height }: View): ReactNode {
  const current = currentDiagnosis(state);
  if (!current) return <Toned>There is no diagnosis yet: m measures.</Toned>;
  const { target, durationMs } = current.diagnosis;
  const seconds = `${(durationMs / 1000).toFixed(1)} s`;
  const gone = target.state === 'exited' ? ', which ended meanwhile' : '';
  const page = verdictPage(state, { columns, height });
  return (
    <Box flexDirection="column">
      <Incident state={state} columns={columns} />
      <Toned tone="dim">{cut(`${current.evidence ?? 'not recorded yet'}: ${describeTarget(target)}${gone}, ${seconds} of samples`, columns)}</Toned>
      <Text> </Text>
      <Lines columns={columns} most={mostRows(height)} lines={page.lines} />
      {page.above + page.below > 0 ? <Toned tone="dim">{more(page)}</Toned> : null}
    </Box>
  );
}

function more({ above, below }: { above: number; below: number }): string {
  return [...(above > 0 ? [`↑ ${above} above`] : []), ...(below > 0 ? [`↓ ${below} more`] : [])].join(' · ');
}
