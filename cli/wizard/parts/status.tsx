import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import { cut } from '../../../core/fit-text.ts';
import { printable } from '../../../core/printable.ts';
import type { State } from '../state.ts';
import { sayEntry } from './event-lines.ts';
import { Lines, Toned } from './lines.tsx';
import { nudgeLine } from './nudge.ts';
import { type Input, shown } from './text-input.ts';

/** What is being saved, what could not be, what the last key did: between the screen and its keys. */
export function Status({ state, columns }: { state: State; columns: number }): ReactNode {
  const { pending, failed, warning, notice, capture } = state;
  const clock = nudgeLine(state);
  const lost = failed.at(-1);
  return (
    <Box flexDirection="column" flexShrink={0}>
      {lost ? (
        <Lines
          columns={columns}
          most={2}
          lines={[
            {
              label: 'UNSAVED',
              tone: 'critical',
              text: `${failed.length > 1 ? `${failed.length} entries, last ` : ''}${sayEntry(lost.entry)}: ${printable(lost.why)}. ctrl-r tries again`,
            },
          ]}
        />
      ) : null}
      {warning === undefined ? null : (
        <Lines
          columns={columns}
          most={3}
          lines={[
            state.unsaved.length > 0
              ? { label: 'UNSAVED', tone: 'critical', text: printable(warning.replace(/^UNSAVED:\s*/, '')) }
              : { label: 'warning', tone: 'warning', text: printable(warning) },
          ]}
        />
      )}
      {/* Read out, a wait of milliseconds would be said twice at every step; one of seconds prints its entry. */}
      {pending[0] && !state.screenReader ? (
        <Toned tone="dim">
          saving… {sayEntry(pending[0].entry)}
          {pending.length > 1 ? ` and ${pending.length - 1} more` : ''}
        </Toned>
      ) : null}
      {capture?.status === 'running' ? (
        <Toned tone="dim">{`capturing process ${capture.pid}…${capture.looks === undefined ? '' : ` look ${capture.looks} of ${capture.of}`}`}</Toned>
      ) : null}
      {clock ? <Lines columns={columns} most={2} lines={[clock]} /> : null}
      {notice === undefined ? null : <Lines columns={columns} most={2} lines={[{ text: printable(notice) }]} />}
    </Box>
  );
}

/** A line of text being typed, after its question; `waits` stands in it while something else has the keys. */
export function InputLine({ ask, input, columns, waits }: { ask: string; input: Input; columns: number; waits?: string }): ReactNode {
  const room = Math.max(10, columns - ask.length - 1);
  return (
    <Box flexDirection="column" aria-role="textbox">
      <Text wrap="truncate">
        <Text bold={waits === undefined}>{ask}</Text> {waits === undefined ? printable(shown(input, room)) : <Text dimColor>{cut(waits, room)}</Text>}
      </Text>
      {input.cut === undefined ? null : <Toned tone="warning">{input.cut}</Toned>}
    </Box>
  );
}
