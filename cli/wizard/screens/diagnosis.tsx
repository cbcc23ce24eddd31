import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import { readingLine } from '../../../core/diagnosis/reading-line.ts';
import { leakOf } from '../../../core/diagnosis/standing.ts';
import { FEWEST_SAMPLES } from '../../../core/diagnosis/trend/trend.ts';
import type { Diagnosis } from '../../../core/diagnosis/types.ts';
import { cut } from '../../../core/fit-text.ts';
import { printable } from '../../../core/printable.ts';
import { clock } from '../parts/format.ts';
import { Header, type Line, Lines, Toned } from '../parts/lines.tsx';
import { probeLines, waits } from '../parts/probe-lines.ts';
import { moving } from '../parts/readings.ts';
import { askedCheck, headline, left, notChecked, ruledOut, saturated } from '../parts/verdict-lines.ts';
import { LABEL, wrap } from '../parts/wrap.ts';
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
        <Found found={latest} running={diagnosis} columns={columns} height={height - 2} drawn={!state.screenReader} />
      ) : (
        <FirstLook running={diagnosis} columns={columns} height={height - 3} />
      )}
      {diagnosis.why === undefined ? null : <Lines columns={columns} lines={[{ label: 'failed', text: printable(diagnosis.why), tone: 'critical' }]} />}
    </Box>
  );
}

interface FoundView {
  readonly found: Diagnosis;
  readonly running: Running;
  readonly columns: number;
  readonly height: number;
  readonly drawn: boolean;
}

function Found({ found, running, columns, height, drawn }: FoundView): ReactNode {
  const most = height < 20 ? 1 : 2;
  const lines = answer(found, running.status === 'done', drawn);
  const said = lines.reduce((rows, { text }) => rows + Math.min(most, wrap(text, columns - LABEL).length), 0);
  const room = Math.max(2, height - said - 4);
  const readings = drawn ? moving(found, Math.min(6, room)) : [];
  const waiting = running.status === 'running' ? (running.waiting ?? []) : [];
  return (
    <>
      {readings.map((reading) => (
        <Toned key={reading.id + (reading.of ?? '')}>{readingLine(reading, found.readings, columns)}</Toned>
      ))}
      {drawn ? <Text> </Text> : null}
      <Lines columns={columns} most={most} lines={lines} />
      {drawn ? <Text> </Text> : null}
      {drawn
        ? probeLines(found, waiting, columns, Math.max(1, height - said - readings.length - 2)).map((line, at) => (
            <Toned key={`${at} ${line}`} tone="dim">
              {line}
            </Toned>
          ))
        : null}
    </>
  );
}

/** Until the first answers are in: who is waited for. */
function FirstLook({ running, columns, height }: { running: Running; columns: number; height: number }): ReactNode {
  if (running.status === 'failed') return null;
  return (
    <>
      <Toned tone="dim">first look…</Toned>
      {(running.waiting ?? []).slice(0, height).map((probe) => (
        <Toned key={`${probe.id} ${probe.of ?? ''}`} tone="dim">
          {waits(probe, columns)}
        </Toned>
      ))}
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
    ...askedCheck(found),
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
