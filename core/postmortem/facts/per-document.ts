import type { PostmortemDocument } from '../document.ts';

/** Lets many rules ask the same of a postmortem, and reads it once. */
export function perDocument<T>(read: (postmortem: PostmortemDocument) => T): (postmortem: PostmortemDocument) => T {
  const known = new WeakMap<PostmortemDocument, { readonly value: T }>();
  return (postmortem) => {
    const found = known.get(postmortem) ?? { value: read(postmortem) };
    known.set(postmortem, found);
    return found.value;
  };
}
