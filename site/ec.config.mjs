/**
 * Listings are made of `<div>` inside `<code>` and `<button>`, where HTML allows none: lines become spans. An option of a command
 * stays whole, in the colour of the text. Of the spans of the colours only those stay that show: a long runbook has hundreds, and a
 * phone lays out each of them.
 */
const leanListings = {
  name: 'lean-listings',
  // With nothing beside them, line numbers or marks of a plugin, lines need no grid, which costs a browser more than their text.
  baseStyles: '.ec-line, .ec-line .code { display: block; }',
  hooks: {
    postprocessRenderedBlock: ({ renderData, config }) => mend(renderData.blockAst, false, plainColours(config)),
  },
};

/** A narrow page breaks between `--` and `pid`, unless it is told not to. */
const OPTION = /^--?\w[\w-]{0,20}$/;

function mend(node, isInline, plain) {
  const inside = isInline || node.tagName === 'code';
  if (inside && node.tagName === 'div') node.tagName = 'span';
  // Only the ground of the button, which it has by itself.
  if (node.tagName === 'button') node.children = [];
  const [only, ...others] = node.children ?? [];
  if (node.tagName === 'span' && others.length === 0 && OPTION.test(only?.value ?? '')) node.properties = { className: ['option'] };
  for (const child of node.children ?? []) mend(child, inside, plain);
  if (node.children !== undefined) node.children = node.children.flatMap((child) => (showsNoColour(child, plain) ? child.children : [child]));
}

/** A blank, or a text in the colour that all text of a listing has. */
function showsNoColour({ tagName, properties = {}, children = [] }, plain) {
  const isColour = tagName === 'span' && Object.keys(properties).join() === 'style';
  return isColour && (plain.includes(properties.style.toLowerCase()) || children.every(({ value }) => /^ +$/.test(value ?? '')));
}

/** How the styles of such a text read: a colour for each theme, or the first alone around words that differ in the second. */
function plainColours({ styleVariants }) {
  const [first, ...others] = styleVariants.map(({ theme }, nth) => `--${nth}:${theme.fg}`.toLowerCase());
  return [first, [first, ...others].join(';')];
}

// Of its own, because Starlight passes on what stands in its configuration as data.
// The page's own styles leave listings alone, so that nothing of them has to be undone for each element.
export default { plugins: [leanListings], useStyleReset: false };
