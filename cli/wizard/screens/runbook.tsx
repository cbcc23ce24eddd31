import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import { cut } from '../../../core/fit-text.ts';
import { runbookOf } from '../moves/runbook.ts';
import { Header, Lines, Toned } from '../parts/lines.tsx';
import { windowOf } from '../parts/list.ts';
import { plain, wrap } from '../parts/wrap.ts';
import type { View } from './view.ts';

export function RunbookScreen({ state, columns, height }: View): ReactNode {
  const runbook = runbookOf(state);
  const { cursor, open, scroll } = state.runbook;
  if (!runbook) return null;
  const section = runbook.sections[cursor];
  const left = cut(open && section ? `${runbook.title}: ${section.heading}` : runbook.title, columns - 2);
  if (open && section) return <Section left={left} text={plain(section.markdown)} scroll={scroll} columns={columns} height={height} />;
  const shown = windowOf(runbook.sections, cursor, height - 5);
  return (
    <Box flexDirection="column">
      <Header left={left} right={runbook.kind} columns={columns} />
      <Lines columns={columns} most={2} lines={[{ text: plain(runbook.summary), tone: 'dim' }]} />
      <Text> </Text>
      {shown.items.map(({ heading, slug }, at) => (
        <Toned
          key={slug}
          tone={shown.from + at === cursor ? 'strong' : 'plain'}
        >{`${shown.from + at === cursor ? '› ' : '  '}${cut(heading, columns - 2)}`}</Toned>
      ))}
    </Box>
  );
}

function Section({ left, text, scroll, columns, height }: { left: string; text: string; scroll: number; columns: number; height: number }): ReactNode {
  const lines = wrap(text, columns);
  const room = Math.max(4, height - 3);
  const from = Math.min(scroll, Math.max(0, lines.length - room));
  const last = Math.min(lines.length, from + room);
  return (
    <Box flexDirection="column">
      <Header left={left} right={lines.length > room ? `lines ${from + 1} to ${last} of ${lines.length}` : ''} columns={columns} />
      <Text> </Text>
      {lines.slice(from, last).map((line, at) => (
        <Toned key={from + at}>{line === '' ? ' ' : line}</Toned>
      ))}
    </Box>
  );
}
