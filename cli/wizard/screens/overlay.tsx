import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import { cut } from '../../../core/fit-text.ts';
import { CHOICES } from '../moves/overlay.ts';
import { stepHere } from '../moves/playbook.ts';
import { helpKeys, helpRoom } from '../parts/help.ts';
import { Toned } from '../parts/lines.tsx';
import { InputLine } from '../parts/status.tsx';
import type { State } from '../state.ts';

export function Help({ state, height }: { state: State; height: number }): ReactNode {
  const all = helpKeys(state);
  const room = helpRoom(height);
  const keys = all.slice(state.helpFrom, state.helpFrom + room);
  return (
    <Box flexDirection="column">
      <Text bold>{all.length > room ? `Keys here, ${state.helpFrom + 1} to ${state.helpFrom + keys.length} of ${all.length}` : 'Keys here'}</Text>
      <Text> </Text>
      {keys.map(([key, does]) => (
        <Text key={`${key} ${does}`} wrap="truncate">
          <Text bold>{key.padEnd(9)}</Text> {does}
        </Text>
      ))}
    </Box>
  );
}

export function Choice({ choice }: { choice: NonNullable<State['choice']> }): ReactNode {
  const { ask, choices } = CHOICES[choice.for];
  const widest = Math.max(...choices.map(({ value }) => value.length));
  return (
    <Box flexDirection="column">
      <Text bold>{ask}</Text>
      {choices.map(({ value, says }, at) => (
        <Box key={value} aria-role="option" aria-state={{ selected: at === choice.cursor }}>
          <Toned tone={at === choice.cursor ? 'strong' : 'plain'}>{`${at === choice.cursor ? '› ' : '  '}${value.padEnd(widest)}  ${says}`}</Toned>
        </Box>
      ))}
    </Box>
  );
}

export function PromptLine({ state, columns }: { state: State; columns: number }): ReactNode {
  const { prompt } = state;
  if (!prompt) return null;
  const ask = askedFor(prompt, state);
  return (
    <Box flexDirection="column" marginTop={1}>
      {prompt.for === 'escalate' ? <Toned tone="dim">Call first, then write it down: nobody is angry at a call at 3 a.m. that was not needed.</Toned> : null}
      {prompt.for === 'page' ? (
        <Toned tone="dim">{cut('Such as http://127.0.0.1:6060 (pprof) · …/debug/vars · …/metrics. It is asked too.', columns)}</Toned>
      ) : null}
      {prompt.for === 'dsn' ? (
        <Toned tone="dim">{cut('Such as postgres://app@db:5432/orders · redis://… · mysql://… No password here.', columns)}</Toned>
      ) : null}
      <InputLine ask={ask} input={prompt.input} columns={columns} />
    </Box>
  );
}

/** The question of a prompt. */
function askedFor(prompt: NonNullable<State['prompt']>, state: State): string {
  if (prompt.for === 'fill') return `$${prompt.blank} ›`;
  const step = cut(stepHere(state)?.id ?? '', 8);
  return {
    note: 'Note ›',
    page: 'Page of the program ›',
    dsn: 'Service ›',
    changed: 'What changed? ›',
    escalate: 'Whom did you call? ›',
    handoff: 'Who takes over? ↵ without a name ›',
    skip: `Why skip ${step}? ›`,
    'no-capture': `Why no capture before ${step}? ›`,
  }[prompt.for];
}
