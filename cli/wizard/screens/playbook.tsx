import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import { cut } from '../../../core/fit-text.ts';
import type { PlaybookPhase, PlaybookStep } from '../../../core/knowledge/types.ts';
import { fixLine } from '../moves/after-fix.ts';
import { elapsed } from '../moves/move.ts';
import { phaseHere, stepHere, stepsHere } from '../moves/playbook.ts';
import { bar, clock } from '../parts/format.ts';
import { type Line, Lines, Toned } from '../parts/lines.tsx';
import { windowOf } from '../parts/list.ts';
import { stepLines } from '../parts/step-lines.ts';
import { plain } from '../parts/wrap.ts';
import type { State } from '../state.ts';
import { Incident } from './incident.tsx';
import type { View } from './view.ts';

export function PlaybookScreen({ state, columns, height }: View): ReactNode {
  const phase = phaseHere(state);
  if (!phase) return <Toned>The library has no playbook.</Toned>;
  const chosen = stepHere(state);
  const steps = stepsHere(state);
  const fix = fixLine(state);
  const head = fix ? 7 : 5;
  const settled = phase.steps.filter(({ id }) => state.record.steps.has(id)).length;
  const detail = chosen ? stepLines(state, chosen) : [];
  const around = windowOf(
    steps,
    Math.max(
      0,
      steps.findIndex(({ id }) => id === chosen?.id),
    ),
    Math.max(1, Math.min(steps.length, 5, height - head - detail.length)),
  );
  return (
    <Box flexDirection="column">
      <Incident state={state} columns={columns} />
      <PhaseClock phase={phase} state={state} columns={columns} />
      <Lines columns={columns} most={2} lines={[{ label: 'done when', text: plain(phase.doneWhen), tone: 'dim' }]} />
      {fix ? <Lines columns={columns} most={2} lines={[fix]} /> : null}
      <Text> </Text>
      {around.items.map((step) => (
        <Box key={step.id} flexDirection="column">
          <Box aria-role="option" aria-state={{ selected: step.id === chosen?.id }}>
            <Toned tone={step.id === chosen?.id ? 'strong' : 'plain'}>
              {`${step.id === chosen?.id ? '› ' : '  '}${sign(state, step)} ${step.id} ${cut(titleOf(step), columns - 10)}`}
            </Toned>
          </Box>
          {step.id === chosen?.id ? <Detail lines={detail} columns={columns} height={height - head - around.items.length} /> : null}
        </Box>
      ))}
      {chosen ? null : <Toned tone="good">All {phase.steps.length} steps are settled. → goes on.</Toned>}
      {chosen && settled + steps.length > around.items.length ? <Toned tone="dim">{`    ${settled} of ${phase.steps.length} settled`}</Toned> : null}
    </Box>
  );
}

function Detail({ lines, columns, height }: { lines: readonly Line[]; columns: number; height: number }): ReactNode {
  return (
    <Box flexDirection="column" marginLeft={6}>
      <Lines lines={lines.slice(0, Math.max(3, height))} columns={columns - 6} most={height < 10 ? 2 : 3} />
    </Box>
  );
}

function PhaseClock({ phase, state, columns }: { phase: PlaybookPhase; state: State; columns: number }): ReactNode {
  const passed = elapsed(state);
  const over = passed > phase.endsAfter;
  // Read out every second, a clock would drown everything else: for a screen reader it stands still between keys.
  const time = state.screenReader ? `${Math.floor(passed / 60)} min of ${Math.round(phase.endsAfter / 60)}` : `${clock(passed)} of ${clock(phase.endsAfter)}`;
  return (
    <Text wrap="truncate">
      <Text bold>{plain(phase.title)}</Text>
      {`   ${time}${over ? ', over' : ''}   `}
      {state.screenReader || columns < 50 ? '' : <Text {...(over ? { color: 'yellow' } : {})}>{bar(passed / phase.endsAfter, 15)}</Text>}
    </Text>
  );
}

function titleOf({ title }: PlaybookStep): string {
  return plain(title).replace(/\.$/, '');
}

function sign({ record, pending }: State, { id }: PlaybookStep): string {
  if (pending.some(({ entry }) => entry.kind === 'step' && entry.step === id)) return '…';
  return { done: '✔', skipped: '–', 'not-possible': '✖', open: '○' }[record.steps.get(id)?.state ?? 'open'];
}
