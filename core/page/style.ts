/** How text of a page looks: colour for meaning, never alone, since whatever is coloured says the same in words. */
export interface Style {
  strong(text: string): string;
  /** How we know: sources, targets, line numbers. */
  dim(text: string): string;
  critical(text: string): string;
  warning(text: string): string;
  /** Ruled out, done, healthy. */
  good(text: string): string;
  /** Something to type. */
  command(text: string): string;
}

/** No looks at all: for files and tests. */
export const PLAIN: Style = { strong: same, dim: same, critical: same, warning: same, good: same, command: same };

function same(text: string): string {
  return text;
}
