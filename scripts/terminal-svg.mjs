// Draws a terminal's screen, as `tmux capture-pane -e` gives it, as an SVG picture.
const [CELL, LINE, SIZE, EDGE] = [8.4, 19, 14, 16];
const [PAPER, INK, DIM] = ['#14171c', '#d9dee5', '#8b95a3'];
const COLOURS = ['#5c6573', '#ff7b72', '#7ee081', '#f2cc60', '#79b8ff', '#d2a8ff', '#6cd5e8', '#d9dee5'];

/** All rows up to the last that shows something; `title` is what a screen reader says. */
export function drawScreen(captured, columns, title) {
  const rows = captured.replace(/\s+$/, '').split('\n');
  return picture(columns, rows.length, title, rows.map(drawRow));
}

/**
 * Screens one after the other, for ever: `frames` are `{ screen, ms }`. A row that stays is drawn once. Who wants no motion sees the
 * last one.
 */
export function drawRecording(frames, { columns, rows: height }, title) {
  const total = frames.reduce((sum, { ms }) => sum + ms, 0);
  const starts = frames.map((_, at) => frames.slice(0, at).reduce((sum, { ms }) => sum + ms, 0));
  const drawn = frames.map(({ screen }) => screen.replace(/\s+$/, '').split('\n').map(drawRow));
  // What is drawn where → the frames that show it.
  const shown = new Map();
  for (const [at, rows] of drawn.entries()) for (const row of rows) if (row !== '') shown.set(row, [...(shown.get(row) || []), at]);
  const motions = new Map();
  const groups = [...shown].map(([row, at]) => {
    if (at.length === frames.length) return row;
    const steps = frames.flatMap((_, frame) =>
      frame === 0 || at.includes(frame) !== at.includes(frame - 1) ? [step(starts[frame] / total, at.includes(frame))] : [],
    );
    const motion = steps.join('');
    if (!motions.has(motion)) motions.set(motion, `m${motions.size}`);
    return `<g class="${at.includes(frames.length - 1) ? 'l ' : ''}m" style="animation-name:${motions.get(motion)}">${row}</g>`;
  });
  const style = [
    '<style>',
    `.m{visibility:hidden;animation:${(total / 1000).toFixed(1)}s step-end infinite}`,
    ...[...motions].map(([motion, name]) => `@keyframes ${name}{${motion}}`),
    '@media (prefers-reduced-motion:reduce){.m{animation:none}.l{visibility:visible}}',
    '</style>',
  ];
  return picture(columns, height, title, groups, style);
}

function step(share, on) {
  return `${round(share * 1000) / 10}%{visibility:${on ? 'visible' : 'hidden'}}`;
}

function picture(columns, rows, title, body, style = []) {
  const [width, height] = [Math.ceil(columns * CELL + 2 * EDGE), rows * LINE + 2 * EDGE];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title">`,
    `<title id="title">${escape(title)}</title>`,
    ...style,
    `<rect width="${width}" height="${height}" rx="8" fill="${PAPER}"/>`,
    `<g font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="${SIZE}" fill="${INK}">`,
    ...body.filter((line) => line !== ''),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

function drawRow(line, row) {
  return readRow(line)
    .map((run) => drawRun(run, EDGE + SIZE + row * LINE))
    .join('\n');
}

/** One line of text with colours → pieces of one style without wide gaps, which a browser would close. */
function readRow(line) {
  const runs = [];
  let style = {};
  let column = 0;
  for (const [, codes, gap, text] of line.matchAll(/\x1b\[([\d;]*)m|( {2,}|^ )|((?:[^\x1b ]| (?! ))+)/g)) {
    if (codes !== undefined) style = restyle(style, codes === '' ? [0] : codes.split(';').map(Number));
    if (text !== undefined && text.trim() !== '') runs.push({ text, column, style });
    column += [...(gap || text || '')].length;
  }
  return runs;
}

function restyle(style, codes) {
  let next = style;
  for (const code of codes) {
    if (code === 0) next = {};
    else if (code === 1) next = { ...next, bold: true };
    else if (code === 2) next = { ...next, dim: true };
    else if (code === 22) next = { ...next, bold: false, dim: false };
    else if (code === 39) next = { ...next, colour: undefined };
    else if (code >= 30 && code <= 37) next = { ...next, colour: COLOURS[code - 30] };
    else if (code >= 90 && code <= 97) next = { ...next, colour: COLOURS[code - 90] };
  }
  return next;
}

// The length is told, so that columns stay columns in whatever font the reader has.
function drawRun({ text, column, style }, y) {
  const shown = text.trim();
  const blank = text.length - text.trimStart().length;
  const fill = style.colour || (style.dim ? DIM : undefined);
  const at = `x="${round(EDGE + (column + blank) * CELL)}" y="${y}" textLength="${round([...shown].length * CELL)}" lengthAdjust="spacingAndGlyphs"`;
  return `<text ${at}${fill ? ` fill="${fill}"` : ''}${style.bold ? ' font-weight="bold"' : ''}>${escape(shown)}</text>`;
}

const round = (number) => Math.round(number * 10) / 10;
const escape = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
