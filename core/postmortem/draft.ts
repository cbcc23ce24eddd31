import { type IncidentState, replay } from '../incident/state.ts';
import type { IncidentSeverity } from '../incident/types.ts';
import { NOT_RECORDED } from '../not-recorded.ts';
import { printable } from '../printable.ts';
import type { Block } from './blocks/block.ts';
import { BLOCKS, type BlockName } from './blocks/index.ts';
import { type FactParts, type Facts, factsOf } from './facts.ts';
import { draftHead, type Head } from './front-matter.ts';
import { asBlock, type Hash } from './generated.ts';
import { headText } from './head-text.ts';
import { questionsMarkdown } from './questions.ts';
import { type Profile, profileOf, worstSeverity } from './severity.ts';
import { stanch } from './templates/stanch.ts';
import type { Template, TemplateSection } from './templates/template.ts';

/** What a draft is made with besides the record; only the hash is needed. */
export interface DraftOptions extends FactParts {
  readonly hash: Hash;
  readonly template?: Template;
}

/**
 * The record as a postmortem in Markdown: facts between marks, questions where people must answer, "not recorded" for
 * the rest. The same record gives the same bytes.
 */
export function draftPostmortem(incident: IncidentState, { hash, template = stanch, ...parts }: DraftOptions): string {
  const facts = factsOf(incident, parts);
  return document(draftHead(facts, template, hash), template, {
    profile: profileOf(worstSeverity(incident)),
    block: (name) => asBlock(name, blockMarkdown(name, facts), hash),
    hasFacts: (name) => hasFacts(BLOCKS[name], facts),
  });
}

/** What the record says under a mark, also when that is nothing. */
export function blockMarkdown(name: BlockName, facts: Facts): string {
  return BLOCKS[name].render(facts) ?? `- ${NOT_RECORDED}`;
}

function hasFacts(block: Block, facts: Facts): boolean {
  return block.hasFacts?.(facts) ?? block.render(facts) !== undefined;
}

/** What is known when a template is filled in by hand. */
export interface TemplateHead {
  readonly title?: string;
  readonly severity?: IncidentSeverity;
  /** RFC 3339 time of the start of the impact. */
  readonly startTime?: string;
  readonly precision?: 'day' | 'minute' | 'second';
}

/** A template without an incident: its questions, and the lists and tables to fill in by hand. Pure, so a page can show it. */
export function emptyTemplate(template: Template = stanch, { title, severity, startTime, precision }: TemplateHead = {}): string {
  const facts = factsOf(replay([]));
  const head = {
    schema: 1,
    kind: 'postmortem',
    template: template.name,
    title: title === undefined ? NOT_RECORDED : printable(title),
    status: 'draft',
    severity: severity ?? NOT_RECORDED,
    ...(startTime === undefined ? {} : { start_time: startTime }),
    ...(precision === undefined ? {} : { time_precision: precision }),
  };
  return document(head, template, {
    profile: profileOf(severity),
    block: (name) => ('byHand' in BLOCKS[name] ? blockMarkdown(name, facts) : undefined),
    hasFacts: () => false,
  });
}

interface Filling {
  readonly profile: Profile;
  /** The Markdown of a block; undefined leaves it out. */
  block(name: BlockName): string | undefined;
  /** Whether the record says something there. */
  hasFacts(name: BlockName): boolean;
}

function document(head: Head, { sections }: Template, filling: Filling): string {
  const parts = sections.map((section) => ({ section, text: sectionMarkdown(section, filling) }));
  // A part keeps the section it belongs to.
  const kept = parts.filter(({ text }, index) => {
    const next = parts.slice(index + 1);
    const end = next.findIndex(({ section }) => section.depth === undefined);
    return (
      text !== undefined || (parts[index]?.section.depth === undefined && next.slice(0, end === -1 ? undefined : end).some((each) => each.text !== undefined))
    );
  });
  return `${[headText(head), ...kept.flatMap(({ section, text }) => [`${'#'.repeat(section.depth ?? 2)} ${section.heading}`, ...(text ? [text] : [])])].join('\n\n')}\n`;
}

/** What stands under a heading; empty when only parts follow, undefined when the section is left out. */
function sectionMarkdown({ profiles, blocks = [], questions = [], depth }: TemplateSection, { profile, block, hasFacts }: Filling): string | undefined {
  const asked = profiles === undefined || profiles.includes(profile);
  const shown = blocks.filter((name) => asked || hasFacts(name)).flatMap((name) => block(name) ?? []);
  const text = [...shown, ...(asked && questions.length > 0 ? [questionsMarkdown(questions)] : [])].join('\n\n');
  if (text !== '') return text;
  return asked && depth === undefined ? '' : undefined;
}
