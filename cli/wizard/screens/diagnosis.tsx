import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import type { Diagnosis, ProbeReport } from '../../../core/diagnosis/types.ts';
import { printable } from '../../../core/printable.ts';
import { clock } from '../parts/format.ts';
import { Header, type Line, Lines, Toned } from '../parts/lines.tsx';
import { moving, readingLine } from '../parts/readings.ts';
import { full, headline, left, notChecked, ruledOut } from '../parts/verdict-lines.ts';
import { cut } from '../parts/wrap.ts';
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
        <Found found={latest} columns={columns} height={height - 2} drawn={!state.screenReader} />
      ) : (
        <Toned tone="dim">{diagnosis.status === 'failed' ? '' : 'first look…'}</Toned>
      )}
      {diagnosis.why === undefined ? null : <Lines columns={columns} lines={[{ label: 'failed', text: printable(diagnosis.why), tone: 'critical' }]} />}
    </Box>
  );
}

function Found({ found, columns, height, drawn }: { found: Diagnosis; columns: number; height: number; drawn: boolean }): ReactNode {
  const room = Math.max(2, height - 9 - found.saturated.length);
  return (
    <>
      {drawn ? moving(found, Math.min(6, room)).map((reading) => <Toned key={reading.id + (reading.of ?? '')}>{readingLine(reading, columns)}</Toned>) : null}
      {drawn ? <Text> </Text> : null}
      <Lines
        columns={columns}
        most={2}
        lines={[headline(found), ...timeLeft(found), ...found.saturated.slice(0, 2).map(full), ...ruledOut(found), ...notChecked(found)]}
      />
      {drawn ? <Text> </Text> : null}
      {drawn ? <Lines columns={columns} most={2} lines={[{ text: found.probes.map(probe).join('   '), tone: 'dim' }]} /> : null}
    </>
  );
}

function progress({ status, since, seconds }: Running, now: number, spoken: boolean): string {
  if (status === 'done') return 'done';
  if (status === 'failed') return 'failed';
  if (status === 'stopping') return 'stopping…';
  return spoken ? `looking, ${seconds} s at most` : `${clock((now - since) / 1000)} of ${clock(seconds)}`;
}

function timeLeft(found: Diagnosis): readonly Line[] {
  const time = found.verdicts.find(({ status }) => status !== 'refuted')?.timeToExhaustion;
  return time ? [left(time)] : [];
}

function probe({ id, status, durationMs, argv, reads }: ProbeReport): string {
  const what = argv?.[0]?.join(' ') ?? reads?.[0];
  const took = `${Math.round(durationMs)} ms`;
  return printable(`${status === 'ok' ? `✔ ${id} ${took}` : `✖ ${id} ${status}`}${what === undefined ? '' : ` (${what})`}`);
}
