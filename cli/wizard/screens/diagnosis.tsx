import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import { readingLine } from '../../../core/diagnosis/reading-line.ts';
import { leakOf } from '../../../core/diagnosis/standing.ts';
import { FEWEST_SAMPLES } from '../../../core/diagnosis/trend/trend.ts';
import type { Diagnosis, ProbeReport } from '../../../core/diagnosis/types.ts';
import { cut } from '../../../core/fit-text.ts';
import { printable } from '../../../core/printable.ts';
import { clock } from '../parts/format.ts';
import { Header, type Line, Lines, Toned } from '../parts/lines.tsx';
import { moving } from '../parts/readings.ts';
import { headline, left, notChecked, ruledOut, saturated } from '../parts/verdict-lines.ts';
import { packed } from '../parts/wrap.ts';
import type { Running } from '../state.ts';
import type { View } from './view.ts';

export function DiagnosisLive({ state, columns, height }: View): ReactNode {
  const { diagnosis } = state;
  if (!diagnosis) return null;
  const { latest } = diagnosis;
  return (
    <Box flexDirection="column">
      <Header left={cut(`${diagnosis.name} (${diagnosis.pid})`, columns - 30)} right={progress(diagnosis, state.now, state.screenReader)} columns={columns} />
      <Text> </Text>
      {latest ? (
        <Found found={latest} over={diagnosis.status === 'done'} columns={columns} height={height - 2} drawn={!state.screenReader} />
      ) : (
        <Toned tone="dim">{diagnosis.status === 'failed' ? '' : 'first look…'}</Toned>
      )}
      {diagnosis.why === undefined ? null : <Lines columns={columns} lines={[{ label: 'failed', text: printable(diagnosis.why), tone: 'critical' }]} />}
    </Box>
  );
}

interface FoundView {
  readonly found: Diagnosis;
  readonly over: boolean;
  readonly columns: number;
  readonly height: number;
  readonly drawn: boolean;
}

function Found({ found, over, columns, height, drawn }: FoundView): ReactNode {
  const room = Math.max(2, height - 9 - found.saturated.length);
  return (
    <>
      {drawn
        ? moving(found, Math.min(6, room)).map((reading) => (
            <Toned key={reading.id + (reading.of ?? '')}>{readingLine(reading, found.readings, columns)}</Toned>
          ))
        : null}
      {drawn ? <Text> </Text> : null}
      <Lines columns={columns} most={2} lines={answer(found, over, drawn)} />
      {drawn ? <Text> </Text> : null}
      {drawn
        ? packed(probesSaid(found.probes), columns, 2).map((line) => (
            <Toned key={line} tone="dim">
              {line}
            </Toned>
          ))
        : null}
    </>
  );
}

/** What was not checked is only said at the end: while samples come in, most of it is about to be. */
function answer(found: Diagnosis, over: boolean, drawn: boolean): readonly Line[] {
  const stands = over || found.outcome === 'no-leak-seen' || leakOf(found) !== undefined;
  const full = found.saturated.slice(0, 2).map(saturated);
  return [
    ...(stands ? [headline(found)] : []),
    ...timeLeft(found),
    ...full,
    ...ruledOut(found),
    ...(over ? notChecked(found) : drawn ? [watching(found)] : []),
  ];
}

function watching({ readings }: Diagnosis): Line {
  const samples = Math.max(1, ...readings.map((reading) => reading.samples?.length ?? 1));
  const toGo = FEWEST_SAMPLES - samples;
  const text = toGo > 0 ? `a trend takes ${FEWEST_SAMPLES} samples, ${toGo} to go` : `${samples} samples; it stops by itself when the answer stands`;
  return { label: 'watching', text, tone: 'dim' };
}

function progress({ status, since, seconds }: Running, now: number, spoken: boolean): string {
  if (status === 'done') return 'done';
  if (status === 'failed') return 'failed';
  if (status === 'stopping') return 'stopping…';
  return spoken ? `looking, ${seconds} s at most` : `${clock((now - since) / 1000)} of ${clock(seconds)}`;
}

function timeLeft(found: Diagnosis): readonly Line[] {
  const time = leakOf(found)?.timeToExhaustion;
  return time ? [left(time)] : [];
}

/** `✔ /proc/4182/fd 12 ms`: how we know, in a few words, a file once; the record has the whole of it. */
function probesSaid(probes: readonly ProbeReport[]): readonly string[] {
  const took = new Map<string, number>();
  const troubles: string[] = [];
  for (const { id, status, durationMs, argv, reads } of probes) {
    const what = cut(argv?.[0]?.join(' ') ?? reads?.[0] ?? id, 40);
    if (status === 'ok') took.set(what, (took.get(what) ?? 0) + durationMs);
    else troubles.push(printable(status === 'missing' ? `– ${id} not there` : `✖ ${id} ${status.replaceAll('-', ' ')}`));
  }
  return [...troubles, ...[...took].map(([what, ms]) => `✔ ${what} ${Math.round(ms)} ms`)];
}
