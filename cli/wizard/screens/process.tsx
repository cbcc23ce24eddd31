import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import { formatAmount } from '../../../core/figures.ts';
import { cell } from '../../../core/fit-text.ts';
import type { ProcessRow } from '../effects.ts';
import { processRows } from '../moves/process.ts';
import { Lines, Toned } from '../parts/lines.tsx';
import { windowOf } from '../parts/list.ts';
import { nothingFits, sayCounts } from '../parts/process-counts.ts';
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
      <Lines columns={columns} most={2} lines={[{ text: sayCounts(process), tone: process.failed === undefined ? 'dim' : 'warning' }]} />
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
      {more > 0 ? <Toned tone="dim">{`  ${more} more: type part of a name, a pid, :port or user:name`}</Toned> : null}
      {process.list && rows.length === 0 ? <Toned> {nothingFits(process.filter.text)}</Toned> : null}
    </Box>
  );
}

interface Widths {
  readonly name: number;
  readonly why: number;
  readonly used: number;
  /** Sockets, threads and memory only where there is room: what makes a process suspicious is said in words anyway. */
  readonly figures: boolean;
}

function widths(columns: number): Widths {
  const figures = columns >= 86;
  const [name, used] = columns >= 76 ? [18, 18] : [14, 8];
  return { name, used, figures, why: Math.max(8, columns - 8 - name - 1 - used - (figures ? 27 : 0)) };
}

function heading(columns: number): string {
  const { name, why, used, figures } = widths(columns - 2);
  const label = used > 8 ? 'FD / LIMIT' : 'FD';
  return `  ${'PID'.padEnd(8)}${'NAME'.padEnd(name + 1)}${'WHY LOOK HERE'.slice(0, why - 1).padEnd(why)}${label.padStart(used)}${figures ? `${'SOCKETS'.padStart(9)}${'THREADS'.padStart(9)}${'RSS'.padStart(9)}` : ''}`;
}

function cells(row: ProcessRow, columns: number): string {
  const { name, why, used, figures } = widths(columns);
  const count = (value: number | undefined): string => (value === undefined ? '-' : formatAmount(value, 'count'));
  const descriptors = row.descriptors === undefined || used === 8 ? count(row.descriptors) : `${count(row.descriptors)} / ${count(row.limit)}`;
  const rest = figures
    ? `${count(row.sockets).padStart(9)}${count(row.threads).padStart(9)}${(row.rss === undefined ? '-' : formatAmount(row.rss, 'bytes')).padStart(9)}`
    : '';
  return `${String(row.pid).padEnd(8)}${cell(row.name, name)} ${cell(row.why || '-', why - 1)} ${descriptors.padStart(used)}${rest}`;
}
