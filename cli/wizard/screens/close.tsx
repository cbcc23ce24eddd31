import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import { closedOnScreen, summary, unknown } from '../parts/closed-lines.ts';
import { type Line, Lines } from '../parts/lines.tsx';
import { InputLine } from '../parts/status.tsx';
import type { State } from '../state.ts';
import { Incident } from './incident.tsx';
import type { View } from './view.ts';

export function Close({ state, columns, height }: View): ReactNode {
  const { close } = state;
  return (
    <Box flexDirection="column">
      <Incident state={state} columns={columns} />
      <Text> </Text>
      <Lines columns={columns} most={2} lines={close.closed ? closedOnScreen(state).slice(0, Math.max(5, height - 3)) : openLines(state)} />
      {close.closed ? null : (
        <Box flexDirection="column" marginTop={1}>
          <InputLine ask="How was it resolved?" input={close.input} columns={columns} />
        </Box>
      )}
    </Box>
  );
}

/** Before it is closed, what nobody marked can still be marked as of now. */
function openLines(state: State): readonly Line[] {
  const [missing] = unknown(state);
  return [summary(state), ...(missing ? [missing, { label: '', text: 'esc, then t, marks what happens now', tone: 'dim' } as const] : [])];
}
