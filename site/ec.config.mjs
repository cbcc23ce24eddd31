/** Listings are made of `<div>` inside `<code>` and `<button>`, where HTML allows none: lines become spans, which look the same in their grid. An option of a command stays whole. */
const validListings = {
  name: 'valid-listings',
  hooks: {
    postprocessRenderedBlock: ({ renderData }) => mend(renderData.blockAst, false),
  },
};

/** A narrow page breaks between `--` and `pid`, unless it is told not to. */
const OPTION = /^--?\w[\w-]{0,20}$/;

function mend(node, isInline) {
  const inside = isInline || node.tagName === 'code';
  if (inside && node.tagName === 'div') node.tagName = 'span';
  // Only the ground of the button, which it has by itself.
  if (node.tagName === 'button') node.children = [];
  const [only, ...others] = node.children ?? [];
  if (node.tagName === 'span' && others.length === 0 && OPTION.test(only?.value ?? '')) node.properties = { ...node.properties, className: ['option'] };
  for (const child of node.children ?? []) mend(child, inside);
}

// Of its own, because Starlight passes on what stands in its configuration as data.
export default { plugins: [validListings] };
