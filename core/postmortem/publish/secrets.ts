import type { Redactor } from '../../redact/redact.ts';
import { spotAt } from './edits.ts';
import type { Replacement } from './roles.ts';

const TOKEN = /redacted-(?<kind>[a-z]+)-[\da-f]+/g;

/** The text with tokens in place of its secrets, and where they stand. Tokens that were there before are not counted. */
export function withoutSecrets(text: string, redactor: Pick<Redactor, 'text'>): { readonly text: string; readonly replaced: readonly Replacement[] } {
  const known = new Set([...text.matchAll(TOKEN)].map(([token]) => token));
  const clean = redactor.text(text);
  const replaced = [...clean.matchAll(TOKEN)]
    .filter(([token]) => !known.has(token))
    .map(({ 0: by, index, groups }) => ({ kind: groups?.['kind'] ?? 'secret', by, ...spotAt(clean, index) }));
  return { text: clean, replaced };
}
