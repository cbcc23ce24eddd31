/** Exit codes of the whole program; documented in the README. */
export const EXIT = { ok: 0, bug: 1, usage: 2, found: 3, inconclusive: 4, saturated: 5, interrupted: 130 } as const;

/**
 * Something the person can act on. The message is the fact, the hint the next step, best as a command. Everything that
 * is not a UserError is a bug of ours and is shown with its stack.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly hint: string | undefined;
  readonly exitCode: number;

  constructor(message: string, options: { hint?: string; exitCode?: number; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.hint = options.hint;
    this.exitCode = options.exitCode ?? EXIT.usage;
  }
}
