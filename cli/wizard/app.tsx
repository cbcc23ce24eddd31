import { Box, Static, Text, useApp, useInput, usePaste, useWindowSize } from 'ink';
import { type ReactNode, useEffect, useSyncExternalStore } from 'react';
import { displayWidth } from '../../core/display-width.ts';
import type { IncidentEvent } from '../../core/incident/types.ts';
import { printable } from '../../core/printable.ts';
import type { Engine } from './engine.ts';
import { typed } from './keys.ts';
import { closedLines, nextCommands } from './parts/closed-lines.ts';
import { eventLines, HELD, sayEntry } from './parts/event-lines.ts';
import { keysOf } from './parts/keys-line.ts';
import { Keys, Lines } from './parts/lines.tsx';
import { columnsIn, roomFor } from './parts/room.ts';
import { scrollback } from './parts/scrollback.ts';
import { Status } from './parts/status.tsx';
import { Close } from './screens/close.tsx';
import { DiagnosisLive } from './screens/diagnosis.tsx';
import { Home } from './screens/home.tsx';
import { Choice, Help, PromptLine } from './screens/overlay.tsx';
import { PlaybookScreen } from './screens/playbook.tsx';
import { Process } from './screens/process.tsx';
import { Reader } from './screens/reader.tsx';
import { VerdictScreen } from './screens/verdict.tsx';
import type { View } from './screens/view.ts';
import { type Aside, isTyping, type Screen, type State } from './state.ts';

const SCREENS: Record<Exclude<Screen, 'gone'>, (view: View) => ReactNode> = {
  home: Home,
  process: Process,
  diagnosis: DiagnosisLive,
  verdict: VerdictScreen,
  reader: Reader,
  playbook: PlaybookScreen,
  close: Close,
};

export type SuspendTerminal = ReturnType<typeof useApp>['suspendTerminal'];

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

interface AppProps {
  readonly engine: Engine;
  /** Of the terminal; left out, it is watched. */
  readonly size?: Size;
  /** Given what hands the terminal to somebody else for a while. */
  onLend?(suspend: SuspendTerminal): void;
  /** Ctrl-Z, which a terminal in raw mode leaves to its program. */
  onStop?(): void;
}

/** Keys in, state out; the drawing is `Wizard`. */
export function App({ engine, size, onLend, onStop }: AppProps): ReactNode {
  const state = useSyncExternalStore(engine.subscribe, engine.state);
  const watched = useWindowSize();
  const { columns, rows } = size ?? watched;
  // What a key does on a page depends on how much of it is in sight.
  useEffect(() => engine.send({ type: 'size', columns, rows }), [engine, columns, rows]);
  const { suspendTerminal } = useApp();
  useEffect(() => onLend?.(suspendTerminal), [onLend, suspendTerminal]);
  useInput((input, key) => {
    if (key.ctrl && input === 'z') return onStop?.();
    for (const one of typed(input, key, isTyping(engine.state())))
      engine.send('press' in one ? { type: 'press', press: one.press } : { type: 'paste', text: one.paste });
  });
  usePaste((text) => engine.send({ type: 'paste', text }));
  return <Wizard state={state} columns={columns} rows={rows} />;
}

/** One frame: what is on record above, in the scrollback, and the screen under it, never taller than the terminal. */
export function Wizard({ state, columns, rows }: { state: State; columns: number; rows: number }): ReactNode {
  const inner = columnsIn(columns);
  return (
    <>
      <Static items={[...scrollback(state)]}>
        {(item) =>
          item === 'end' ? (
            <End key="end" state={state} columns={inner} />
          ) : 'aside' in item ? (
            <Said key={`aside ${state.asides.indexOf(item.aside)}`} aside={item.aside} columns={inner} />
          ) : (
            <Printed key={item.event.id} event={item.event} state={state} columns={inner} />
          )
        }
      </Static>
      <Frame state={state} columns={columns} rows={rows} />
    </>
  );
}

/** What is erased and drawn anew; nothing once the wizard is over. */
export function Frame({ state, columns, rows }: { state: State } & Size): ReactNode {
  return state.screen === 'gone' ? null : <Drawn state={state} columns={columnsIn(columns)} rows={rows} screen={state.screen} />;
}

function Drawn({ state, columns, rows, screen }: { state: State; columns: number; rows: number; screen: Exclude<Screen, 'gone'> }): ReactNode {
  const Body = SCREENS[screen];
  const height = roomFor(state, rows);
  return (
    <Box flexDirection="column" paddingX={1} paddingTop={1}>
      <Box flexDirection="column" maxHeight={height} overflowY="hidden">
        <Box flexDirection="column" flexShrink={0}>
          {state.help ? (
            <Help state={state} height={height} />
          ) : state.choice ? (
            <Choice choice={state.choice} />
          ) : (
            <Body state={state} columns={columns} height={height} />
          )}
        </Box>
      </Box>
      {state.help ? null : <PromptLine state={state} columns={columns} />}
      <Text> </Text>
      <Status state={state} columns={columns} />
      {state.leaving ? <Text wrap="truncate">leaving… (ctrl-c again does not wait)</Text> : <Keys keys={keysOf(state)} columns={columns} />}
    </Box>
  );
}

/** A command stands alone on its line, however long: broken into several it could not be selected as one. */
function Said({ aside: { kind, text }, columns }: { aside: Aside; columns: number }): ReactNode {
  if (kind === 'held')
    return (
      <Box paddingX={1}>
        <Lines lines={[{ label: 'NOT SAVED', text: `${text} (${HELD})`, tone: 'warning' }]} columns={columns} />
      </Box>
    );
  if (kind === 'summary') return <Text>{printable(text, { lines: true })}</Text>;
  return (
    <Box width={displayWidth(text)} flexShrink={0}>
      <Text wrap="truncate">{printable(text)}</Text>
    </Box>
  );
}

function Printed({ event, state, columns }: { event: IncidentEvent; state: State; columns: number }): ReactNode {
  return (
    <Box paddingX={1}>
      <Lines lines={eventLines(event, state.record, state.unsaved.includes(event.id))} columns={columns} />
    </Box>
  );
}

/** The last words: the closed incident's summary, and whatever never reached the record. */
function End({ state, columns }: { state: State; columns: number }): ReactNode {
  const lost = [...state.failed.map(({ entry, why }) => ({ entry, why })), ...state.pending.map(({ entry }) => ({ entry, why: 'not waited for' }))];
  const lines = lost.map(({ entry, why }) => ({ label: 'UNSAVED', text: `${sayEntry(entry)} (${printable(why)})`, tone: 'critical' as const }));
  return (
    <Box paddingX={1} flexDirection="column">
      <Lines lines={[...lines, ...(state.close.closed ? closedLines(state).slice(1) : [])]} columns={columns} />
      {nextCommands(state).map((text) => (
        <Said key={text} aside={{ after: 0, kind: 'command', text }} columns={columns} />
      ))}
    </Box>
  );
}
