import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import { Lines } from '../parts/lines.tsx';
import { Incident } from './incident.tsx';
import type { View } from './view.ts';

const HURT = ['Are users hurt now?', 'If they are, mitigation comes before the cause. Either way the clock is running.'] as const;
const CHANGED = ['Did anything change since it was healthy?', 'A deploy, a flag, a limit, a dependency. If so: capture first, then roll it back.'] as const;

export function Questions({ state, columns }: View): ReactNode {
  const [ask, why] = state.questions.at === 'hurt' ? HURT : CHANGED;
  return (
    <Box flexDirection="column">
      <Incident state={state} columns={columns} />
      <Text> </Text>
      <Text bold>{ask}</Text>
      <Lines columns={columns} lines={[{ text: why, tone: 'dim' }]} />
    </Box>
  );
}
