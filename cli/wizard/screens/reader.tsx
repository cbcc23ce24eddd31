import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import { cut } from '../../../core/fit-text.ts';
import type { Hit } from '../../../core/page/find.ts';
import type { PageLine } from '../../../core/page/lines.ts';
import { type Look, piece, textOf } from '../../../core/page/spans.ts';
import { listed } from '../moves/reader.ts';
import { Header, Toned } from '../parts/lines.tsx';
import { windowOf } from '../parts/list.ts';
import { laidOut, lastTop, pageRoom } from '../parts/page-view.ts';
import { InputLine } from '../parts/status.tsx';
import type { Reading } from '../reading.ts';
import type { View } from './view.ts';

export function Reader({ state, columns, height }: View): ReactNode {
  const { reader } = state;
  if (!reader.page) return <Toned tone="dim">{cut(`opening ${reader.opening?.id ?? ''}…`, columns)}</Toned>;
  if (reader.list) return <List reader={reader} list={reader.list} columns={columns} height={height} />;
  const { lines, hits } = laidOut(reader, columns);
  const room = pageRoom(height);
  const top = Math.min(reader.top, lastTop(lines, height));
  const shown = lines.slice(top, top + room);
  return (
    <Box flexDirection="column">
      <Header left={cut(reader.page.title, columns - 22)} right={position(reader, hits, (top + shown.length) / Math.max(1, lines.length))} columns={columns} />
      <Text> </Text>
      {shown.map((line, index) => (
        <PageText key={top + index} line={line} at={top + index} hits={hits} now={reader.hit} />
      ))}
      {reader.search ? <InputLine ask="/" input={reader.search} columns={columns} /> : null}
    </Box>
  );
}

/** `hit 2 of 7 · 45 %`: the share of the page that was in sight or lies above. */
function position({ wanted, hit }: Reading, hits: readonly Hit[], read: number): string {
  const found = wanted === '' ? '' : hits.length === 0 ? 'not found · ' : `hit ${hit + 1} of ${hits.length} · `;
  return `${found}${Math.round(read * 100)} %`;
}

const LOOKS: Record<Look, { readonly bold?: true; readonly dimColor?: true; readonly color?: string }> = {
  plain: {},
  strong: { bold: true },
  dim: { dimColor: true },
  command: { color: 'cyan' },
};

/** A found place is marked by a sign before its line too: reversed colours alone are nothing without colour. */
function PageText({ line, at, hits, now }: { line: PageLine; at: number; hits: readonly Hit[]; now: number }): ReactNode {
  const here = hits.flatMap(({ parts }, index) => parts.filter((part) => part.line === at).map((part) => ({ ...part, current: index === now })));
  const length = textOf(line.spans).length;
  const bounds = [...new Set([0, ...here.flatMap(({ from, to }) => [from, to]), length])].sort((a, b) => a - b);
  const sign = here.some(({ current }) => current) ? '› ' : here.length > 0 ? '· ' : '  ';
  return (
    <Text wrap="truncate">
      {sign}
      {bounds.slice(0, -1).flatMap((from, index) =>
        piece(line.spans, from, bounds[index + 1] ?? length).map(({ text, look }, order) => (
          <Text key={`${from}.${order}`} {...LOOKS[look]} {...(here.some((hit) => from >= hit.from && from < hit.to) ? { inverse: true } : {})}>
            {text}
          </Text>
        )),
      )}
    </Text>
  );
}

function List({ reader, list, columns, height }: { reader: Reading; list: NonNullable<Reading['list']>; columns: number; height: number }): ReactNode {
  const items = listed(reader, list.of);
  const shown = windowOf(items, list.cursor, height - 3);
  return (
    <Box flexDirection="column">
      <Header left={cut(`${reader.page?.title ?? ''}: ${list.of}`, columns - 12)} right={`${list.cursor + 1} of ${items.length}`} columns={columns} />
      <Text> </Text>
      {shown.items.map((item, index) => {
        const chosen = shown.from + index === list.cursor;
        return (
          <Box key={shown.from + index} aria-role="option" aria-state={{ selected: chosen }}>
            <Toned tone={chosen ? 'strong' : 'plain'}>{cut(`${chosen ? '› ' : '  '}${item}`, columns)}</Toned>
          </Box>
        );
      })}
    </Box>
  );
}
