import { readFileSync } from 'node:fs';
import { UserError } from '../../../core/errors.ts';
import { printable } from '../../../core/printable.ts';
import type { Place } from './dsn.ts';

/** What a driver hands to `tls.connect`. */
export interface Tls {
  readonly rejectUnauthorized: boolean;
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  /** Given where the certificate is checked and the name in it is not. */
  readonly checkServerIdentity?: () => undefined;
}

/** Whether the connection is encrypted: never, when the server can, or always. */
export interface TlsWish {
  readonly when: 'never' | 'offered' | 'always';
  readonly tls: Tls;
}

/** The modes of libpq's `sslmode` and of MySQL's `ssl-mode`; `-` and `_` are the same there. */
const MODES: Readonly<Record<string, { readonly when: TlsWish['when']; readonly check: 'nothing' | 'certificate' | 'name' }>> = {
  disable: { when: 'never', check: 'nothing' },
  disabled: { when: 'never', check: 'nothing' },
  allow: { when: 'offered', check: 'nothing' },
  prefer: { when: 'offered', check: 'nothing' },
  preferred: { when: 'offered', check: 'nothing' },
  require: { when: 'always', check: 'nothing' },
  required: { when: 'always', check: 'nothing' },
  'verify-ca': { when: 'always', check: 'certificate' },
  'verify-full': { when: 'always', check: 'name' },
  'verify-identity': { when: 'always', check: 'name' },
};

/** As `sslmode` of the address says, `prefer` without it; certificates from `sslrootcert`, `sslcert` and `sslkey`. */
export function tlsWish({ options, socket }: Place, usual: string | undefined): TlsWish {
  const said = options.get('sslmode') ?? options.get('ssl-mode') ?? usual ?? 'prefer';
  const mode = MODES[said.toLowerCase().replace('_', '-')];
  if (!mode) throw new UserError(`sslmode=${printable(said)} is not known.`, { hint: `One of ${Object.keys(MODES).join(' · ')}` });
  if (socket) return { when: 'never', tls: { rejectUnauthorized: false } };
  const root = options.get('sslrootcert');
  // As libpq does: with a root certificate at hand, `require` checks against it.
  const check = mode.check === 'nothing' && mode.when === 'always' && root ? 'certificate' : mode.check;
  return {
    when: mode.when,
    tls: {
      rejectUnauthorized: check !== 'nothing',
      ...(root && root !== 'system' ? { ca: readPem('sslrootcert', root) } : {}),
      ...pemOf('cert', 'sslcert', options),
      ...pemOf('key', 'sslkey', options),
      ...(check === 'certificate' ? { checkServerIdentity: () => undefined } : {}),
    },
  };
}

function pemOf(key: 'cert' | 'key', option: string, options: Place['options']): Partial<Tls> {
  const path = options.get(option);
  return path ? { [key]: readPem(option, path) } : {};
}

function readPem(option: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UserError(`${option}=${printable(path)} cannot be read: ${(error as NodeJS.ErrnoException).code}.`, { cause: error });
  }
}
