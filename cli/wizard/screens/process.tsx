import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import { formatAmount } from '../../../core/figures.ts';
import { cell, cut } from '../../../core/fit-text.ts';
import type { ProcessRow } from '../effects.ts';
import { processRows } from '../moves/process.ts';
import { Toned } from '../parts/lines.tsx';
import { windowOf } from '../parts/list.ts';
import { InputLine } from '../parts/status.tsx';
import { Incident } from './incident.tsx';
import type { View } from './view.ts';

export function Process({ state, columns, height }: View): ReactNode {
  const { process } = state;
  const rows = processRows(state);
  const shown = windowOf(rows, process.cursor, Math.min(14, height - 8));
  const more = rows.length - shown.items.length;
  return (
    <Box flexDirection="column">
      <Incident state={state} columns={columns} />
      <Text> </Text>
      <InputLine ask="Which process?" input={process.filter} columns={columns} />
      <Toned tone="dim">{counts(process)}</Toned>
      <Text> </Text>
      {process.list ? <Toned tone="dim">{heading(columns)}</Toned> : null}
      {shown.items.map((row, at) => {
        const chosen = shown.from + at === process.cursor;
        return (
          <Box key={row.pid} aria-role="option" aria-state={{ selected: chosen }}>
            <Toned tone={chosen ? 'strong' : 'plain'}>{`${chosen ? '› ' : '  '}${cells(row, columns - 2)}`}</Toned>
          </Box>
        );
      })}
      {more > 0 ? <Toned tone="dim">{`  ${more} more: type part of a name`}</Toned> : null}
      {process.list && rows.length === 0 ? <Toned>{'  Nothing fits. A pid works too, seen or not.'}</Toned> : null}
    </Box>
  );
}

function counts({ list, failed }: View['state']['process']): string {
  if (failed !== undefined) return cut(`The processes could not be listed: ${failed}. Type a pid, or ctrl-l to try again.`, 200);
  if (!list) return 'looking…';
  const unread = list.unreadable === 0 ? '' : `, ${list.unreadable} unreadable (sudo shows those)`;
  return `${list.rows.length} seen${unread}, the most suspicious first`;
}

/** Sockets, threads and memory only where there is room: what makes a process suspicious is said in words anyway. */
function widths(columns: number): readonly [name: number, why: number, figures: boolean] {
  const figures = columns >= 88;
  const name = columns >= 80 ? 18 : 14;
  return [name, Math.max(8, columns - 8 - name - 1 - 18 - (figures ? 27 : 0)), figures];
}

function heading(columns: number): string {
  const [name, why, figures] = widths(columns - 2);
  return `  ${'PID'.padEnd(8)}${'NAME'.padEnd(name + 1)}${'WHY LOOK HERE'.slice(0, why - 1).padEnd(why)}${'FD / LIMIT'.padStart(18)}${figures ? `${'SOCKETS'.padStart(9)}${'THREADS'.padStart(9)}${'RSS'.padStart(9)}` : ''}`;
}

function cells(row: ProcessRow, columns: number): string {
  const [name, why, figures] = widths(columns);
  const count = (value: number | undefined): string => (value === undefined ? '-' : formatAmount(value, 'count'));
  const used = row.descriptors === undefined ? '-' : `${count(row.descriptors)} / ${count(row.limit)}`;
  const rest = figures
    ? `${count(row.sockets).padStart(9)}${count(row.threads).padStart(9)}${(row.rss === undefined ? '-' : formatAmount(row.rss, 'bytes')).padStart(9)}`
    : '';
  return `${String(row.pid).padEnd(8)}${cell(row.name, name)} ${cell(row.why || '-', why - 1)} ${used.padStart(18)}${rest}`;
}
