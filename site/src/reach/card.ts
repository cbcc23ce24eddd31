import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Font } from 'satori';
import { CARD_SIZE } from './card-size.ts';

/** What a preview of a page says. */
export interface Card {
  readonly site: string;
  readonly title: string;
  readonly summary: string;
}

const SUBSETS = ['latin', 'latin-ext', 'greek', 'cyrillic', 'vietnamese'] as const;
const LONGEST = { title: 110, summary: 150 } as const;
const COLOURS = { ground: '#10171a', edge: '#1f7a72', title: '#f4f7f8', summary: '#b9c4c9', site: '#8fd6cc' } as const;

/** Draws cards with a font that is installed with the site: no network, and no font of the machine. */
export async function openCards(): Promise<(card: Card) => Promise<Buffer>> {
  // Not imported: a build without a public address does not pay for them, and at its end Astro imports nothing any more.
  const require = createRequire(import.meta.url);
  const { default: satori } = require('satori') as typeof import('satori');
  const sharp = require('sharp') as typeof import('sharp').default;
  const { resolve } = require;
  const ranges = JSON.parse(await readFile(resolve('@fontsource/inter/unicode.json'), 'utf8')) as Record<string, string>;
  const knows = covering(SUBSETS.map((subset) => ranges[subset] ?? ''));
  const fonts = await Promise.all(
    SUBSETS.flatMap((subset) =>
      ([400, 700] as const).map(
        async (weight): Promise<Font> => ({
          name: subset,
          weight,
          data: await readFile(resolve(`@fontsource/inter/files/inter-${subset}-${weight}-normal.woff`)),
        }),
      ),
    ),
  );
  return async ({ site, title, summary }) => {
    // A script that the font lacks would come out as boxes: rather the name of the site alone.
    const known = (text: string, instead: string, most: number) => (knows(text) ? shortened(text, most) : instead);
    const svg = await satori(
      layout({ site: known(site, '', 60), title: known(title, known(site, '', 60), LONGEST.title), summary: known(summary, '', LONGEST.summary) }),
      {
        ...CARD_SIZE,
        fonts,
      },
    );
    return sharp(Buffer.from(svg)).png().toBuffer();
  };
}

function layout({ site, title, summary }: Card) {
  const box = (style: object, children: unknown) => ({ type: 'div', key: null, props: { style: { display: 'flex', ...style }, children } });
  const inner = { flexDirection: 'column', justifyContent: 'space-between', position: 'absolute', left: 100, top: 72, width: 1020, height: 486 };
  return box({ ...CARD_SIZE, backgroundColor: COLOURS.ground, fontFamily: SUBSETS.join(', ') }, [
    box({ width: 20, height: CARD_SIZE.height, backgroundColor: COLOURS.edge }, ''),
    box(inner, [
      box({ flexDirection: 'column' }, [
        box({ color: COLOURS.title, fontSize: title.length > 60 ? 56 : 72, fontWeight: 700, lineHeight: 1.15 }, title),
        box({ color: COLOURS.summary, fontSize: 32, lineHeight: 1.4, marginTop: 28 }, summary),
      ]),
      box({ color: COLOURS.site, fontSize: 32, fontWeight: 700 }, site),
    ]),
  ]);
}

/** At a word, and said so. */
function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most).replace(/\s+\S*$/, '')} …`;
}

/** Tells whether ranges such as `U+0000-00FF,U+0131` hold every character of a text. */
export function covering(ranges: readonly string[]): (text: string) => boolean {
  const pairs = ranges
    .join(',')
    .split(',')
    .flatMap((range) => {
      const [, from, to = from] = /^U\+([0-9A-F]+)(?:-([0-9A-F]+))?$/.exec(range) ?? [];
      return from === undefined || to === undefined ? [] : [[Number.parseInt(from, 16), Number.parseInt(to, 16)] as const];
    });
  return (text) => [...text].every((character) => pairs.some(([from, to]) => from <= (character.codePointAt(0) ?? 0) && (character.codePointAt(0) ?? 0) <= to));
}
