import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import { formatDuration } from '../../../core/figures.ts';
import { cell, cut } from '../../../core/fit-text.ts';
import { printable } from '../../../core/printable.ts';
import { type HomeItem, homeItems } from '../moves/home.ts';
import { Header, Toned } from '../parts/lines.tsx';
import { windowOf } from '../parts/list.ts';
import { InputLine } from '../parts/status.tsx';
import type { State } from '../state.ts';
import { Incident } from './incident.tsx';
import { Questions } from './questions.tsx';
import type { View } from './view.ts';

export function Home({ state, columns, height }: View): ReactNode {
  const { home } = state;
  const items = homeItems(state);
  const shown = windowOf(items, home.cursor, height - 7);
  return (
    <Box flexDirection="column">
      {state.record.id === '' ? (
        <Header
          left="stanch"
          right={columns < 80 ? 'Say what you see. It changes nothing here.' : '3 a.m.? Say what you see. Nothing here changes your system.'}
          columns={columns}
        />
      ) : (
        <Incident state={state} columns={columns} />
      )}
      <Text> </Text>
      {home.drills ? null : <Questions state={state} columns={columns} />}
      {home.drills ? (
        <Toned>A real leak, small and bounded, with a known answer. Which one?</Toned>
      ) : (
        <InputLine
          ask="›"
          input={home.input}
          columns={columns}
          {...(home.ask === undefined ? {} : { waits: 'then say what you see: an error text, a symptom, log lines' })}
        />
      )}
      <Text> </Text>
      {home.busy === undefined ? (
        shown.items.map((item, at) => (
          <Item
            key={shown.from + at}
            item={item}
            chosen={home.ask === undefined && shown.from + at === home.cursor}
            after={items[shown.from + at - 1]}
            state={state}
            columns={columns}
          />
        ))
      ) : (
        <Toned tone="dim">{home.busy}</Toned>
      )}
    </Box>
  );
}

function Item({
  item,
  chosen,
  after,
  state,
  columns,
}: {
  item: HomeItem;
  chosen: boolean;
  after: HomeItem | undefined;
  state: State;
  columns: number;
}): ReactNode {
  const text = cut(`${chosen ? '› ' : '  '}${say(item, state, columns)}`, columns);
  const apart = after?.kind === 'cause' && item.kind !== 'cause';
  return (
    <Box marginTop={apart ? 1 : 0} aria-role="option" aria-state={{ selected: chosen }}>
      <Toned tone={chosen ? 'strong' : 'plain'}>{text}</Toned>
    </Box>
  );
}

function say(item: HomeItem, state: State, columns: number): string {
  switch (item.kind) {
    case 'cause': {
      const width = Math.min(36, Math.floor(columns * 0.45));
      return `${cell(item.match.title, width + 1)} ${item.match.certainty.padEnd(12)} ${printable(item.match.reason)}`;
    }
    case 'roll-back':
      return 'rollback  something changed: to the playbook, capture first, then undo it';
    case 'go-on':
      if (state.home.matches.length > 0) return 'look      none of these: pick a process';
      return state.home.input.text.trim() === ''
        ? 'look      pick a process and look at it'
        : 'look      no error text known to name this: pick a process and look at it';
    case 'resume': {
      const { name, title, phase, startedAt } = item.incident;
      return printable(`resume    ${name}  ${title}   ${phase} · opened ${formatDuration((state.now - Date.parse(startedAt)) / 1000)} ago`);
    }
    case 'drills':
      return 'drill     practise on a real leak with a known answer';
    case 'drill':
      return printable(`${cell(item.name, 22)} ${item.summary}`);
  }
}
