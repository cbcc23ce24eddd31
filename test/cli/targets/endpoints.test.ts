import { describe, expect, it } from 'vitest';
import { parseEndpoints } from '../../../cli/targets/endpoints.ts';
import { UserError } from '../../../core/errors.ts';

describe('an address of a page', () => {
  it.each([
    ['pprof', 'http://127.0.0.1:6060', 'http://127.0.0.1:6060/debug/pprof'],
    ['pprof', 'http://127.0.0.1:6060/', 'http://127.0.0.1:6060/debug/pprof'],
    ['pprof', '127.0.0.1:6060', 'http://127.0.0.1:6060/debug/pprof'],
    ['pprof', 'localhost:6060', 'http://localhost:6060/debug/pprof'],
    ['pprof', ':6060', 'http://127.0.0.1:6060/debug/pprof'],
    ['pprof', '[::1]:6060', 'http://[::1]:6060/debug/pprof'],
    ['pprof', 'http://127.0.0.1:6060/debug/pprof/', 'http://127.0.0.1:6060/debug/pprof'],
    ['pprof', 'http://127.0.0.1:6060/debug/pprof/goroutine?debug=2', 'http://127.0.0.1:6060/debug/pprof'],
    ['pprof', 'https://api.internal/admin/debug/pprof/heap?gc=1#top', 'https://api.internal/admin/debug/pprof'],
    ['expvar', '127.0.0.1:6060', 'http://127.0.0.1:6060/debug/vars'],
    ['expvar', 'http://127.0.0.1:6060/vars', 'http://127.0.0.1:6060/vars'],
    ['metrics', 'http://127.0.0.1:9090', 'http://127.0.0.1:9090/metrics'],
    ['metrics', 'http://127.0.0.1:9090/metrics/', 'http://127.0.0.1:9090/metrics'],
    ['metrics', 'http://127.0.0.1:8080/actuator/prometheus', 'http://127.0.0.1:8080/actuator/prometheus'],
    ['metrics', 'http://127.0.0.1:9090/probe?target=a', 'http://127.0.0.1:9090/probe?target=a'],
  ] as const)('--%s %s is %s', (kind, typed, address) => {
    expect(parseEndpoints({ [kind]: typed })).toEqual([{ kind, address }]);
  });

  it.each([
    ['ftp://127.0.0.1', 'takes an http or https address'],
    ['', 'takes an http or https address'],
    ['http://', 'takes an http or https address'],
    ['127.0.0.1:99999', 'takes an http or https address'],
    ['http://reader:secret@127.0.0.1:9090', 'may not hold a password'],
  ])('--metrics %j is refused', (typed, message) => {
    let refusal: unknown;
    try {
      parseEndpoints({ metrics: typed });
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(UserError);
    expect(String(refusal)).toContain(message);
    expect(`${refusal} ${(refusal as UserError).hint}`).not.toContain('secret');
  });
});

describe('an address of --dsn', () => {
  it.each([
    ['oracle://app:hunter2@db/x', '--dsn oracle://db is no address'],
    ['oracle://app:hun/ter2@db:1521/x?key=hunter2', '--dsn oracle://db is no address'],
    ['postgres://app:hunter2', '--dsn postgres://app is no address'],
    ['host=db password=hunter2', '--dsn is no address'],
    ['app:hunter2', '--dsn is no address'],
    ['postgres://50%@h/db', 'A % itself is written %25.'],
    ['mysql://app@h/100%', 'A % itself is written %25.'],
    ['postgres://app:hunter2@h/db', 'may not hold a password'],
  ])('%j is refused, and no password shown', (typed, message) => {
    let refusal: unknown;
    try {
      parseEndpoints({ dsn: [typed] });
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(UserError);
    const said = `${(refusal as UserError).message} ${(refusal as UserError).hint}`;
    expect(said).toContain(message);
    expect(said).not.toMatch(/hunter2|ter2/);
  });
});
