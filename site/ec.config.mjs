/** Listings are made of `<div>` inside `<code>` and `<button>`, where HTML allows none: lines become spans, which look the same in their grid. */
const validListings = {
  name: 'valid-listings',
  hooks: {
    postprocessRenderedBlock: ({ renderData }) => mend(renderData.blockAst, false),
  },
};

function mend(node, isInline) {
  const inside = isInline || node.tagName === 'code';
  if (inside && node.tagName === 'div') node.tagName = 'span';
  // Only the ground of the button, which it has by itself.
  if (node.tagName === 'button') node.children = [];
  for (const child of node.children ?? []) mend(child, inside);
}

// Of its own, because Starlight passes on what stands in its configuration as data.
export default { plugins: [validListings] };
