import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import { describeTarget } from '../../../core/diagnosis/figures.ts';
import { cut } from '../../../core/fit-text.ts';
import { currentDiagnosis } from '../moves/diagnosis.ts';
import { Lines, Toned } from '../parts/lines.tsx';
import { verdictLines } from '../parts/verdict-lines.ts';
import { Incident } from './incident.tsx';
import type { View } from './view.ts';

export function VerdictScreen({ state, columns, height }: View): ReactNode {
  const current = currentDiagnosis(state);
  if (!current) return <Toned>There is no diagnosis yet: m measures.</Toned>;
  const { target, durationMs } = current.diagnosis;
  const seconds = `${(durationMs / 1000).toFixed(1)} s`;
  const gone = target.state === 'exited' ? ', which ended meanwhile' : '';
  return (
    <Box flexDirection="column">
      <Incident state={state} columns={columns} />
      <Toned tone="dim">{cut(`${current.evidence ?? 'not recorded yet'}: ${describeTarget(target)}${gone}, ${seconds} of samples`, columns)}</Toned>
      <Text> </Text>
      <Lines columns={columns} most={height < 16 ? 1 : 2} lines={verdictLines(current.diagnosis).slice(0, Math.max(6, height - 4))} />
    </Box>
  );
}
