const MOST = 60;

/** A title as the name of a file: `6,326 virtual machines` → `6-326-virtual-machines`; whole words, 60 characters at most. */
export function slugOf(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const short =
    plain.length > MOST
      ? plain
          .slice(0, MOST + 1)
          .replace(/-[^-]*$/, '')
          .slice(0, MOST)
      : plain;
  return short === '' ? 'incident' : short;
}
