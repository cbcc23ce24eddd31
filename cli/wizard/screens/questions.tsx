import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import { cut } from '../../../core/fit-text.ts';
import { printable } from '../../../core/printable.ts';
import { changedOf } from '../moves/home-items.ts';
import { FIRST_QUESTIONS } from '../parts/first-questions.ts';
import { Toned } from '../parts/lines.tsx';
import type { State } from '../state.ts';

/** The two questions above the input: the one that waits in full, the other one as it was answered. */
export function Questions({ state, columns }: { state: State; columns: number }): ReactNode {
  const { ask, answers } = state.home;
  const hurt = state.record.usersHurt ?? answers.hurt;
  const changed = changedOf(state);
  const asked = FIRST_QUESTIONS[ask ?? 'changed'];
  const said = [
    ...(ask === 'hurt' ? [] : [`users hurt: ${hurt ?? 'skipped'}`]),
    ...(ask === undefined ? [`changed: ${changed ? `${changed.answer}${changed.what === undefined ? '' : `, ${changed.what}`}` : 'skipped'}`] : []),
  ];
  const kept = state.record.id === '' && (hurt !== undefined || changed !== undefined) ? ' (goes on record with your next choice)' : '';
  return (
    <Box flexDirection="column" marginBottom={1}>
      {said.length > 0 ? <Toned tone="dim">{cut(printable(said.join(' · ') + kept), columns)}</Toned> : null}
      {ask === undefined ? null : (
        <>
          <Text bold wrap="truncate">
            {asked.ask}
          </Text>
          <Toned tone="dim">{cut(asked.why, columns)}</Toned>
        </>
      )}
    </Box>
  );
}
