import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import { displayWidth } from '../../../core/display-width.ts';
import { LABEL, wrap } from './wrap.ts';

export type Tone = 'plain' | 'critical' | 'warning' | 'good' | 'dim' | 'strong';

/** A labelled line; the label says in a word what the colour says, so that nothing is lost without colour. */
export interface Line {
  readonly label?: string;
  readonly text: string;
  readonly tone?: Tone;
  /** Cut at the edge instead of wrapped: a command is one line. */
  readonly oneLine?: boolean;
}

const TONES = {
  plain: {},
  critical: { color: 'red', bold: true },
  warning: { color: 'yellow' },
  good: { color: 'green' },
  dim: { dimColor: true },
  strong: { bold: true },
} as const;

export function Toned({ tone = 'plain', children }: { tone?: Tone | undefined; children: ReactNode }): ReactNode {
  return (
    <Text {...TONES[tone]} wrap="truncate">
      {children}
    </Text>
  );
}

/** Labelled lines with the text wrapped beside its label; `most` bounds how many lines of each text are drawn. */
export function Lines({ lines, columns, most = 3 }: { lines: readonly Line[]; columns: number; most?: number }): ReactNode {
  return (
    <Box flexDirection="column">
      {lines.flatMap(({ label, text, tone, oneLine }, at) => {
        const all = oneLine ? [text] : wrap(text, columns - (label === undefined ? 0 : LABEL));
        const kept = all.length > most ? [...all.slice(0, most - 1), `${all[most - 1] ?? ''} …`] : all;
        return kept.map((line, row) => (
          <Text key={`${at}.${row}`} wrap="truncate">
            {label === undefined ? '' : <Text {...TONES[tone ?? 'plain']}>{(row === 0 ? label : '').padEnd(LABEL)}</Text>}
            {tone === 'dim' || label === undefined ? <Text {...TONES[tone ?? 'plain']}>{line}</Text> : line}
          </Text>
        ));
      })}
    </Box>
  );
}

type KeyWords = readonly (readonly [key: string, does: string])[];

/** `↵ done   s skip`: at most five, keys stand out, words are dim. What has no room is left to the help. */
export function Keys({ keys, columns }: { keys: KeyWords; columns: number }): ReactNode {
  return (
    <Text wrap="truncate">
      {fitting(keys.slice(0, 5), columns).map(([key, does], at) => (
        <Text key={key}>
          {at === 0 ? '' : '   '}
          <Text bold>{key}</Text>
          <Text dimColor> {does}</Text>
        </Text>
      ))}
    </Text>
  );
}

/** Left and right on one line; the right side gives way when there is no room. */
export function Header({ left, right, columns }: { left: string; right?: string; columns: number }): ReactNode {
  const gap = columns - displayWidth(left) - displayWidth(right ?? '');
  return (
    <Text wrap="truncate">
      <Text bold>{left}</Text>
      {right !== undefined && gap >= 2 ? <Text dimColor>{' '.repeat(gap) + right}</Text> : ''}
    </Text>
  );
}

function fitting(keys: KeyWords, columns: number): KeyWords {
  const width = keys.reduce((sum, [key, does]) => sum + key.length + does.length + 4, -3);
  if (width <= columns || keys.length <= 1) return keys;
  const spared = keys.at(-1)?.[1] === 'help' ? keys.length - 2 : keys.length - 1;
  return fitting(
    keys.filter((_, at) => at !== spared),
    columns,
  );
}
