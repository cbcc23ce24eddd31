/** A text with the cause that it speaks for. */
export interface Item {
  readonly id: string;
  readonly text: string;
  /** `error-line`, `log`, `description` or whatever the set calls it. */
  readonly kind: string;
  /** A runbook's id, or `none` for a text that speaks for no cause at all. */
  readonly cause: string;
  /** Causes that are also right, though not the first to look at. */
  readonly also: readonly string[];
  readonly difficulty: string;
}

export const NONE = 'none';

/**
 * Reads one item a line; empty lines are passed over.
 * @throws Error that names every bad line, for a person to read.
 */
export function parseItems(text: string, causes: ReadonlySet<string>): readonly Item[] {
  const items = new Map<string, Item>();
  const problems: string[] = [];
  text.split(/\r?\n/).forEach((line, index) => {
    if (line.trim() === '') return;
    try {
      const item = parseItem(line, causes);
      if (items.has(item.id)) throw new Error(`Unexpected second "${item.id}", expected each id once`);
      items.set(item.id, item);
    } catch (error) {
      problems.push(`line ${index + 1}: ${error instanceof Error ? error.message : String(error)}`);
    }
  });
  if (problems.length > 0) throw new Error(problems.join('\n'));
  if (items.size === 0) throw new Error('there is no item in it');
  return [...items.values()];
}

function parseItem(line: string, causes: ReadonlySet<string>): Item {
  const value: unknown = JSON.parse(line);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('Unexpected value, expected an object');
  const fields = value as Record<string, unknown>;
  const item = {
    id: textOf(fields, 'id'),
    text: textOf(fields, 'text'),
    kind: textOf(fields, 'kind'),
    cause: textOf(fields, 'cause'),
    also: listOf(fields, 'also'),
    difficulty: textOf(fields, 'difficulty'),
  };
  const unknown = [item.cause, ...item.also].find((cause) => cause !== NONE && !causes.has(cause));
  if (unknown !== undefined) throw new Error(`Unexpected cause "${unknown}", expected "${NONE}" or the id of a runbook`);
  return item;
}

function textOf(fields: Record<string, unknown>, key: string): string {
  const value = fields[key];
  if (typeof value !== 'string' || value === '') throw new Error(`Unexpected ${key}, expected a text`);
  return value;
}

function listOf(fields: Record<string, unknown>, key: string): readonly string[] {
  const value = fields[key] ?? [];
  if (!Array.isArray(value) || !value.every((each) => typeof each === 'string')) throw new Error(`Unexpected ${key}, expected a list of texts`);
  return value;
}
