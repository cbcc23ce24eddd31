import type { Answer } from '../../../core/probes/request.ts';
import type { EndpointClient } from '../endpoint-client.ts';

export type Refusal = Exclude<Answer, { status: 'ok' }>;

/** An open connection to a service. */
export interface Connection {
  /** Throws what the driver throws. */
  read(statement: string): Promise<Answer>;
  /** Bytes received so far, where the driver tells. */
  received?(): number;
  /** Lets go of it at once, whatever it is doing. */
  end(): void;
}

/** How one kind of service is reached; throws what its driver throws. */
export interface Service {
  /** Where it is, for messages. */
  readonly shown: string;
  /** Lets go of what it has opened as soon as the signal says so. */
  connect(password: string | undefined, signal: AbortSignal): Promise<Connection>;
  /** What an error of the driver means. */
  explain(error: unknown): Refusal;
  /** Whether the service wants a password that it was not given. */
  wantsPassword(error: unknown): boolean;
  /** The password from where passwords are kept; undefined when there is none. */
  findPassword(): Promise<string | undefined>;
  /** Asks the person for it; undefined when nobody can be asked. */
  askPassword(): Promise<string | undefined>;
}

/** Milliseconds for a connection, and for one read; statements end at the server after two seconds. */
export const DEADLINE = 5_000;
const OUTPUT_CAP = 64 * 1024 * 1024;
/** Milliseconds between two looks at how much has come. */
const EVERY = 50;

/**
 * One connection to a service, opened when it is first asked and kept. Questions of one look wait for one another, as a
 * session answers one at a time. When it fails, all that wait fail with it, and the next look connects again. A login
 * that was refused is not tried again: servers lock users out, and people are asked for a password once.
 */
export function clientOf(service: Service, deadline = DEADLINE, cap = OUTPUT_CAP): EndpointClient {
  let password: Promise<string | undefined> | undefined;
  let opening: Promise<Line> | undefined;
  let refused: Refusal | undefined;
  const closed = new AbortController();

  const connect = async (known: string | undefined): Promise<Line> => {
    const late = new AbortController();
    const connecting = service.connect(known, AbortSignal.any([closed.signal, late.signal]));
    try {
      return { connection: await within(deadline, connecting), turn: Promise.resolve() };
    } catch (error) {
      late.abort();
      // It may have been about to succeed.
      connecting.then(
        (connection) => connection.end(),
        () => undefined,
      );
      throw error;
    }
  };

  const open = async (): Promise<Line> => {
    password ??= service.findPassword();
    const known = await password;
    try {
      return await connect(known);
    } catch (error) {
      if (known !== undefined || !service.wantsPassword(error)) throw error;
      const given = await service.askPassword();
      if (given === undefined) throw error;
      password = Promise.resolve(given);
      return connect(given);
    }
  };

  const read = async (line: Line, statement: string): Promise<Answer> => {
    if (line.broken) return line.broken;
    try {
      return await capped(line.connection, cap, within(deadline, line.connection.read(statement)));
    } catch (error) {
      const refusal = refusalOf(error, service, deadline);
      // A statement that is refused leaves the session as it was; anything else may have left it half-way.
      if (!(error instanceof StatementError)) {
        line.broken = refusal;
        opening = undefined;
        line.connection.end();
      }
      return refusal;
    }
  };

  return {
    async ask(statement) {
      if (refused) return refused;
      opening ??= open();
      const mine = opening;
      let line: Line;
      try {
        line = await mine;
      } catch (error) {
        if (opening === mine) opening = undefined;
        const refusal = refusalOf(error, service, deadline);
        if (refusal.status === 'not-permitted') refused = refusal;
        return refusal;
      }
      const answer = line.turn.then(() => read(line, statement));
      line.turn = answer;
      return answer;
    },
    async close() {
      closed.abort();
      const line = await opening?.catch(() => undefined);
      line?.connection.end();
    },
  };
}

/** An open connection with the last question put to it. */
interface Line {
  readonly connection: Connection;
  turn: Promise<unknown>;
  broken?: Refusal;
}

/** The service answered a statement with an error, and the session goes on. */
export class StatementError extends Error {
  constructor(cause: unknown) {
    super((cause as Error).message, { cause });
  }
}

class TooLate extends Error {}
class TooMuch extends Error {}

function refusalOf(error: unknown, service: Service, deadline: number): Refusal {
  if (error instanceof TooLate) return { status: 'timed-out', detail: `${service.shown} did not answer within ${deadline / 1000} s` };
  if (error instanceof TooMuch) return { status: 'failed', detail: `${service.shown} ${error.message}` };
  return service.explain(error instanceof StatementError ? error.cause : error);
}

async function within<T>(deadline: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooLate()), deadline);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined);
  }
}

/** Ends a read that has sent more than it may, while it still sends. */
async function capped(connection: Connection, cap: number, work: Promise<Answer>): Promise<Answer> {
  const before = connection.received?.() ?? 0;
  let timer: NodeJS.Timeout | undefined;
  const much = new Promise<never>((_, reject) => {
    timer = setInterval(() => {
      if ((connection.received?.() ?? 0) - before > cap) reject(new TooMuch(`sent more than ${Math.round(cap / 1024 / 1024)} MB`));
    }, EVERY);
  });
  try {
    return await Promise.race([work, much]);
  } finally {
    clearInterval(timer);
    work.catch(() => undefined);
  }
}
