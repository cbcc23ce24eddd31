import type { PostmortemFront } from '../schema.ts';

/** How a person is written, and by which role. */
export interface Alias {
  /** As it stands in the text; without the @ of a handle. */
  readonly written: string;
  /** `name`: any spelling of a whole name. `part`: a first or last name alone, capitals as here. `handle`: also as an e-mail's first part. */
  readonly kind: 'name' | 'part' | 'handle';
  /** `the incident commander` */
  readonly role: string;
}

/** Everything the participants may be called in the text, longest first. */
export function aliasesOf(participants: PostmortemFront['participants'] = []): readonly Alias[] {
  const roles = rolesOf(participants);
  return participants
    .flatMap(({ name }, index) => (name === undefined ? [] : aliases(name, roles[index] ?? 'a colleague')))
    .toSorted((a, b) => b.written.length - a.written.length);
}

/** `the incident commander`; several of one role are told apart by letters. */
function rolesOf(participants: NonNullable<PostmortemFront['participants']>): readonly string[] {
  const plain = participants.map(({ role }) => words(role));
  return plain.map((role, index) => {
    if (plain.filter((other) => other === role).length === 1) return `the ${role}`;
    const place = plain.slice(0, index).filter((other) => other === role).length;
    return `${role} ${String.fromCodePoint(65 + (place % 26))}`;
  });
}

/** `incident-commander` → `incident commander`; nothing that would be markup in a text or in YAML. */
function words(role: string): string {
  const plain = role
    .replace(/[^\p{L}\p{N}-]+/gu, ' ')
    .replace(/(?<!\bon)-(?!call\b)/gi, ' ')
    .trim();
  return plain === '' ? 'colleague' : plain;
}

function aliases(name: string, role: string): readonly Alias[] {
  const handles = [...name.matchAll(/@([\w.-]*\w)/g)].map(([, handle = '']) => handle);
  const mail = /([\w.+-]+)@[\w-]+\.[\w.-]+/.exec(name)?.[1];
  const whole = name
    .replace(/[(<]?[\w.+-]*@[\w.-]+[)>]?/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const parts = whole.split(' ').filter((part) => /^\p{Lu}[\p{L}'’-]{2,}$/u.test(part));
  const plain = whole
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z ]/g, '')
    .split(' ');
  const guessed = plain.length > 1 ? [plain.join('.'), plain.join(''), plain.join('_'), plain.join('-'), plain[0] ?? ''] : plain;
  return [
    ...(whole.length > 1 ? [{ written: whole, kind: 'name', role } as const] : []),
    ...(whole.includes(' ') ? parts.map((written) => ({ written, kind: 'part', role }) as const) : []),
    ...[...new Set([...(mail === undefined ? handles : [mail]), ...guessed])]
      .filter((written) => written.length > 1)
      .map((written) => ({ written, kind: 'handle', role }) as const),
  ];
}
