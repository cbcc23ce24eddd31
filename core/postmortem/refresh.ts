import { UserError } from '../errors.ts';
import { displayName } from '../incident/state.ts';
import { type BlockName, blockNamed } from './blocks/index.ts';
import { blockMarkdown } from './draft.ts';
import type { Facts } from './facts.ts';
import { asBlock, blocksIn, type GeneratedBlock, type Hash, shortHash } from './generated.ts';
import { type OwnDraft, readOwnDraft } from './own-draft.ts';
import { refreshHead } from './refresh-head.ts';
import { spliceRaw } from './splice.ts';

/** How a file is brought up to its record. */
export interface RefreshOptions {
  readonly hash: Hash;
  /** What a person can open, for messages. */
  readonly file: string;
  /** The template that was asked for; the file has to be of it. */
  readonly template?: string | undefined;
  /** Put generated parts back that somebody edited, instead of refusing. */
  readonly discardEdits?: boolean | undefined;
}

/** A file brought up to its record. */
export interface Refreshed {
  readonly text: string;
  /** Names of the blocks and keys that are different now. */
  readonly changed: readonly string[];
  /** What the record says otherwise than a person, whose word stands; sentences. */
  readonly kept: readonly string[];
}

/**
 * Brings the generated blocks and keys of a draft up to the record. All else comes out as it went in, character by
 * character.
 * @throws UserError for a file that is no draft of this incident, for marks that are broken, and for generated parts
 * that were edited.
 */
export function refreshPostmortem(raw: string, facts: Facts, { hash, file, template, discardEdits }: RefreshOptions): Refreshed {
  const draft = readOwnDraft(raw, { file, incident: facts.incident.id, name: displayName(facts.incident), template });
  const blocks = readBlocks(draft, file);
  const head = refreshHead(draft, facts, hash);
  const edited = [
    ...head.edited.map(({ key, line }) => ({ what: `the key ${key}`, line })),
    ...blocks.filter((block) => shortHash(block.text, hash) !== block.sha).map(({ name, line }) => ({ what: `the block ${name}`, line })),
  ];
  if (!discardEdits) refuseEdits(edited, file);
  const stale = blocks
    .map((block) => ({ ...block, fresh: blockMarkdown(block.name as BlockName, facts) }))
    // Blank lines that an editor put around it are no difference.
    .filter((block) => block.text !== block.fresh || block.sha !== shortHash(block.fresh, hash));
  const text = spliceRaw(raw, [...head.splices, ...stale.map(({ start, end, name, fresh }) => ({ start, end, text: asBlock(name, fresh, hash) }))]);
  return { text, changed: [...head.changed, ...stale.map(({ name }) => name)], kept: head.kept };
}

function readBlocks({ document }: OwnDraft, file: string): readonly GeneratedBlock[] {
  const { blocks, problems } = blocksIn(document);
  const [problem] = problems;
  if (problem)
    throw new UserError(`${file}:${problem.line}: ${problem.says}. Nothing was written.`, {
      hint: 'Put the mark back as it was, or write a new draft and move your text there: --out ANOTHER-FILE',
    });
  const unknown = blocks.find(({ name }) => !blockNamed(name));
  if (unknown)
    throw new UserError(`${file}:${unknown.line}: this version knows no block ${unknown.name}. Nothing was written.`, {
      hint: 'Use the version that wrote it, or remove its two marks: what is between them is yours then.',
    });
  return blocks;
}

function refuseEdits(edited: readonly { readonly what: string; readonly line: number }[], file: string): void {
  const [first, ...others] = edited;
  if (!first) return;
  const more =
    others.length === 0 ? '' : `, and so ${others.length === 1 ? 'was' : 'were'} ${others.map(({ what, line }) => `${what} (line ${line})`).join(', ')}`;
  throw new UserError(`${file}:${first.line}: ${first.what} comes from the record, and was edited${more}. Nothing was written.`, {
    hint: 'To keep what you wrote, move it out of the block, then put the rest back: --discard-edits. What that would take away: --dry-run --discard-edits',
  });
}
