import { answerTo, readingsAt } from './answers.ts';
import { query, tableOf, textIn } from './columns.ts';
import type { Collected, EndpointProbe } from './probe.ts';
import { EXAMPLES } from './redis-examples.ts';
import { failureOf } from './refusals.ts';
import { clientAt, compact, rowsOf, type ServerSession, sessionReadings } from './sessions.ts';

const CLIENTS = 'INFO clients';
const STATS = 'INFO stats';
const LIST = 'CLIENT LIST';
/** CLIENT LIST stops the server while it writes a line for each client: 10,000 take some milliseconds. */
const MOST_LISTED = 10_000;

/** Redis hides no client from who may list them, and knows no transactions of this kind, nor how long a command runs. */
const NOT_TOLD = { 'db.hidden_sessions': undefined, 'db.idle_in_transaction': undefined, 'db.lock_waits': undefined, 'db.active_age': undefined };

export const redisProbe: EndpointProbe = {
  id: 'redis',
  title: 'Clients of a Redis server, what they do and how many more it takes',
  way: 'redis',
  gives: [
    'db.sessions',
    'db.slots',
    'db.connections_share',
    'db.refused',
    'db.refused_total',
    'db.sessions_idle',
    'db.sessions_unused',
    'db.addresses',
    'db.sessions_per_address',
    'db.top_address_share',
    'db.scattered_share',
    'db.scattered_slots_share',
  ],
  cost: `one client, INFO twice a look, and CLIENT LIST when there are ${MOST_LISTED} clients at most: it holds up the server while it lists them`,
  privilege: 'a user that may INFO and CLIENT LIST (ACL category @dangerous)',
  later: [LIST],
  plan({ address }, collected) {
    if (collected.size === 0) return [query(address, CLIENTS), query(address, STATS)];
    const connected = infoOf(collected, address, CLIENTS)?.get('connected_clients');
    return connected !== undefined && connected <= MOST_LISTED ? [query(address, LIST)] : [];
  },
  read(context, collected) {
    const { address } = context;
    const info = infoOf(collected, address, CLIENTS);
    const connected = info?.get('connected_clients');
    if (connected === undefined) return failureOf(context, collected, [CLIENTS]);
    const listed = textIn(tableOf(collected, query(address, LIST))?.[0], 'text');
    const list = listed === undefined ? undefined : parseClients(listed);
    const answer = answerTo(collected, query(address, LIST));
    return {
      readings: readingsAt(context, {
        ...sessionReadings(list, { sessions: connected - 1, slots: info?.get('maxclients'), hidden: 0 }),
        ...NOT_TOLD,
        'db.refused_total': infoOf(collected, address, STATS)?.get('rejected_connections'),
      }),
      ...(list ? { sessions: rowsOf(list) } : {}),
      status: list ? 'ok' : answer.status === 'ok' ? 'failed' : answer.status,
      ...(list ? {} : { coverage: whyNotListed(connected, answer.status === 'ok' ? undefined : answer.detail) }),
    };
  },
  examples: EXAMPLES,
};

function whyNotListed(connected: number, detail: string | undefined): string {
  if (connected > MOST_LISTED)
    return `${connected} clients are not listed one by one, since that would hold up the server: redis-cli CLIENT LIST > clients.txt`;
  return detail ?? 'the list of clients was not understood';
}

/** Figures of an INFO section: `name:value` a line. */
function infoOf(collected: Collected, address: string, statement: string): ReadonlyMap<string, number> | undefined {
  const text = textIn(tableOf(collected, query(address, statement))?.[0], 'text');
  return text === undefined ? undefined : new Map([...text.matchAll(/^([a-z_]+):(\d{1,15})\r?$/gm)].map(([, name = '', value]) => [name, Number(value)]));
}

/**
 * `id=7 addr=127.0.0.1:41234 name= age=10 idle=10 flags=N sub=0 cmd=get …`, a client a line. A name cannot hold a space.
 * The flags: b blocked, P subscriber, S replica, M master, O monitor (redis.io, CLIENT LIST).
 */
function parseClients(text: string): readonly ServerSession[] {
  let own = false;
  return text.split('\n').flatMap((line) => {
    const fields = new Map([...line.matchAll(/(?:^| )([a-z-]+)=([^ \r]*)/g)].map(([, key = '', value = '']) => [key, value]));
    const number = (key: string) => (/^\d{1,15}$/.test(fields.get(key) ?? '') ? Number(fields.get(key)) : undefined);
    const [id, age, idle, flags = ''] = [fields.get('id'), number('age'), number('idle'), fields.get('flags')];
    if (id === undefined || age === undefined || idle === undefined || /[SMO]/.test(flags)) return [];
    // The one that asks: it runs this very command.
    if (!own && idle === 0 && /^client(\|list)?$/.test(fields.get('cmd') ?? '')) {
      own = true;
      return [];
    }
    const subscribed = ['sub', 'psub', 'ssub'].some((key) => (number(key) ?? 0) > 0);
    const [, address, port] = /^\[?(.*?)\]?:(\d+)$/.exec(fields.get('addr') ?? '') ?? [];
    const remote = address && !address.startsWith('/') ? address : undefined;
    return [
      compact({
        id: `${id}`,
        state: 'idle',
        stateAge: idle,
        usedFor: age - idle,
        waitsByTrade: subscribed || /[bP]/.test(flags) || undefined,
        address: remote,
        client: clientAt(remote, Number(port)),
        application: fields.get('name') || undefined,
      }),
    ];
  });
}
