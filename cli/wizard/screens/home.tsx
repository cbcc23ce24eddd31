import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import { formatDuration } from '../../../core/figures.ts';
import { cell, cut } from '../../../core/fit-text.ts';
import { printable } from '../../../core/printable.ts';
import { type HomeItem, homeItems, MOST_INCIDENTS } from '../moves/home-items.ts';
import { isOpen } from '../moves/move.ts';
import { Header, Toned } from '../parts/lines.tsx';
import { windowOf } from '../parts/list.ts';
import { InputLine } from '../parts/status.tsx';
import type { State } from '../state.ts';
import { Incident } from './incident.tsx';
import { Questions } from './questions.tsx';
import type { View } from './view.ts';

export function Home({ state, columns, height }: View): ReactNode {
  const { busy } = state.home;
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
      {busy === undefined ? <Asked state={state} columns={columns} height={height} /> : <Toned tone="dim">{busy}</Toned>}
    </Box>
  );
}

/** The questions, the input, and what can be chosen. */
function Asked({ state, columns, height }: View): ReactNode {
  const { home } = state;
  const items = homeItems(state);
  const listed = home.drills || home.browse;
  const unlisted = listed || isOpen(state) ? 0 : home.incidents.length - MOST_INCIDENTS;
  const shown = windowOf(items, home.cursor, height - (listed ? 6 : unlisted > 0 ? 9 : 8));
  return (
    <>
      {listed ? null : <Questions state={state} columns={columns} />}
      {listed ? (
        <>
          <InputLine ask={home.drills ? 'Which drill?' : 'What to read?'} input={home.filter} columns={columns} />
          <Toned tone="dim">{sayListed(state, items.length)}</Toned>
        </>
      ) : (
        <InputLine
          ask="›"
          input={home.input}
          columns={columns}
          {...(home.ask === undefined ? {} : { waits: 'then say what you see: an error text, a symptom, log lines' })}
        />
      )}
      <Text> </Text>
      {shown.items.map((item, at) => (
        <Item
          key={shown.from + at}
          item={item}
          chosen={home.ask === undefined && shown.from + at === home.cursor}
          after={items[shown.from + at - 1]}
          state={state}
          columns={columns}
        />
      ))}
      {unlisted > 0 ? <Toned tone="dim">{`          ${unlisted} more open: stanch incident list`}</Toned> : null}
    </>
  );
}

function sayListed({ home }: State, items: number): string {
  if (items === 0) return 'No line holds these words: esc shows all.';
  return `${home.cursor + 1} of ${items}${home.drills ? ', each a real leak or its healthy look-alike, small and bounded, with a known answer' : ''}`;
}

/** From here on a cause and why it is named stand on one line. */
const ROOMY = 90;

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
  // Where the line has no room for the reason, the chosen one has it below.
  const why = chosen && columns < ROOMY && item.kind === 'cause' ? item.match.reason : undefined;
  const apart = after?.kind === 'cause' && item.kind !== 'cause';
  return (
    <Box flexDirection="column" marginTop={apart ? 1 : 0} aria-role="option" aria-state={{ selected: chosen }}>
      <Toned tone={chosen ? 'strong' : 'plain'}>{text}</Toned>
      {why === undefined ? null : <Toned tone="dim">{cut(`      ${why}`, columns)}</Toned>}
    </Box>
  );
}

function say(item: HomeItem, state: State, columns: number): string {
  switch (item.kind) {
    case 'cause': {
      if (columns < ROOMY) return `${cell(item.match.title, columns - 16)} ${item.match.certainty}`;
      return `${cell(item.match.title, 37)} ${item.match.certainty.padEnd(12)} ${printable(item.match.reason)}`;
    }
    case 'roll-back':
      return 'rollback  something changed: to the playbook, capture first, then undo it';
    case 'go-on':
      if (state.home.matches.length > 0) return 'look      none of these: pick a process';
      return state.home.input.text.trim() === ''
        ? 'look      pick a process and look at it'
        : 'look      no error text known to name this: pick a process and look at it';
    case 'back':
      return `back      to the ${item.to}`;
    case 'resume': {
      const { name, title, phase, startedAt } = item.incident;
      const age = formatDuration((state.now - Date.parse(startedAt)) / 1000);
      const told = columns < 80 ? `${phase} · ${age}` : `${phase} · opened ${age} ago`;
      return `resume    ${cell(name, 8)} ${cell(title, Math.max(8, columns - 24 - told.length))}  ${printable(told)}`;
    }
    case 'found':
      return `read      ${cell(item.page.kind, 11)} ${printable(item.page.title)}`;
    case 'browse':
      return 'browse    runbooks, guides, case studies, playbook';
    case 'page':
      return `${cell(item.page.kind, 11)} ${printable(item.page.title)}`;
    case 'drills':
      return 'drill     practise on a real leak with a known answer';
    case 'drill':
      return printable(`${cell(item.name, 22)} ${item.summary}`);
  }
}
