import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import { wrap } from './wrap.ts';

export type Tone = 'plain' | 'critical' | 'warning' | 'good' | 'dim' | 'strong';

/** A labelled line; the label says in a word what the colour says, so that nothing is lost without colour. */
export interface Line {
  readonly label?: string;
  readonly text: string;
  readonly tone?: Tone;
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

const LABEL = 13;

/** Labelled lines with the text wrapped beside its label; `most` bounds how many lines of each text are drawn. */
export function Lines({ lines, columns, most = 3 }: { lines: readonly Line[]; columns: number; most?: number }): ReactNode {
  return (
    <Box flexDirection="column">
      {lines.flatMap(({ label, text, tone }, at) => {
        const all = wrap(text, columns - (label === undefined ? 0 : LABEL));
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

/** `↵ done    s skip`: at most five, keys stand out, words are dim. */
export function Keys({ keys }: { keys: readonly (readonly [key: string, does: string])[] }): ReactNode {
  return (
    <Text wrap="truncate">
      {keys.slice(0, 5).map(([key, does], at) => (
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
  const room = columns - left.length - 2;
  return (
    <Text wrap="truncate">
      <Text bold>{left}</Text>
      {right !== undefined && right.length <= room ? <Text dimColor>{right.padStart(columns - left.length)}</Text> : ''}
    </Text>
  );
}
