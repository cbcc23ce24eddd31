import { position } from '../../../core/incident/position.ts';
import type { OpenIncident } from '../effects.ts';
import type { FoundPage, HomeMatch, State } from '../state.ts';
import { isOpen } from './move.ts';
import { type Page, pagesOf } from './pages.ts';

export type HomeItem =
  | { readonly kind: 'cause'; readonly match: HomeMatch }
  | { readonly kind: 'go-on' }
  /** Something changed: the playbook first, whose first steps are to capture and to roll back. */
  | { readonly kind: 'roll-back' }
  | { readonly kind: 'resume'; readonly incident: OpenIncident }
  /** The furthest screen of the incident that is open: whoever came back here to look at something else had been there. */
  | { readonly kind: 'back'; readonly to: 'verdict' | 'playbook' }
  | { readonly kind: 'found'; readonly page: FoundPage }
  | { readonly kind: 'browse' }
  | { readonly kind: 'page'; readonly page: Page }
  | { readonly kind: 'drills' }
  | { readonly kind: 'drill'; readonly name: string; readonly summary: string };

const MOST_MATCHES = 5;
/** Of the open incidents so many stand on the first screen. */
export const MOST_INCIDENTS = 3;

/** What the arrows walk through, top to bottom. */
export function homeItems(state: State): readonly HomeItem[] {
  const { drills, browse, filter } = state.home;
  const words = filter.text.toLowerCase().split(/\s+/);
  const fits = (...texts: readonly string[]): boolean => words.every((word) => texts.join(' ').toLowerCase().includes(word));
  if (drills) return state.drills.flatMap(({ name, summary }) => (fits(name, summary) ? [{ kind: 'drill', name, summary }] : []));
  if (browse) return pagesOf(state.library).flatMap((page) => (fits(page.kind, page.title) ? [{ kind: 'page', page }] : []));
  const causes = state.home.matches.slice(0, MOST_MATCHES).map((match): HomeItem => ({ kind: 'cause', match }));
  const resume = isOpen(state) ? [] : state.home.incidents.slice(0, MOST_INCIDENTS).map((incident): HomeItem => ({ kind: 'resume', incident }));
  const { screen: to } = position(state.record, state.library.playbook);
  const back = to === 'verdict' || to === 'playbook' ? [{ kind: 'back', to } as const] : [];
  const rollBack = changedOf(state)?.answer === 'yes' ? [{ kind: 'roll-back' } as const] : [];
  const found = state.home.pages.map((page): HomeItem => ({ kind: 'found', page }));
  const rest = [...(state.drills.length > 0 ? [{ kind: 'drills' } as const] : []), { kind: 'browse' } as const];
  return [...rollBack, ...causes, { kind: 'go-on' }, ...found, ...back, ...resume, ...rest];
}

/** Keeps the chosen line chosen when lines come or go around it. On the first line it is whatever is first; what is gone gives way to that. */
export function withSameChoice(before: State, after: State): State {
  const { cursor } = before.home;
  const chosen = homeItems(before)[cursor];
  const at = cursor === 0 || chosen === undefined ? 0 : homeItems(after).findIndex((item) => nameOf(item) === nameOf(chosen));
  return { ...after, home: { ...after.home, cursor: Math.max(0, at) } };
}

function nameOf(item: HomeItem): string {
  switch (item.kind) {
    case 'cause':
      return `cause ${item.match.cause}`;
    case 'resume':
      return `resume ${item.incident.id}`;
    case 'found':
    case 'page':
      return `page ${item.page.key}`;
    case 'drill':
      return `drill ${item.name}`;
    default:
      return item.kind;
  }
}

/** What changed, as answered now or as the record has it. */
export function changedOf({ record, home }: State): State['record']['changed'] {
  return record.changed ?? home.answers.changed;
}
