/** Characters; what is longer makes a link that mail and chat programs cut. */
export const MOST_IN_LINK = 2000;

const NAME = '#text=';

/** The fragment that carries a text. A browser sends no fragment to a server. */
export function fragmentOf(text: string): string {
  return NAME + encodeURIComponent(text.toWellFormed());
}

/** The text that a fragment carries; undefined when it carries none that can be read. */
export function textOf(fragment: string): string | undefined {
  if (!fragment.startsWith(NAME)) return undefined;
  try {
    return decodeURIComponent(fragment.slice(NAME.length));
  } catch {
    return undefined;
  }
}
