import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import { closedLines, summary } from '../parts/closed-lines.ts';
import { Lines } from '../parts/lines.tsx';
import { InputLine } from '../parts/status.tsx';
import { Incident } from './incident.tsx';
import type { View } from './view.ts';

export function Close({ state, columns }: View): ReactNode {
  const { close } = state;
  return (
    <Box flexDirection="column">
      <Incident state={state} columns={columns} />
      <Text> </Text>
      <Lines columns={columns} lines={close.closed ? closedLines(state) : [summary(state)]} />
      {close.closed ? null : (
        <Box flexDirection="column" marginTop={1}>
          <InputLine ask="How was it resolved?" input={close.input} columns={columns} />
        </Box>
      )}
    </Box>
  );
}
