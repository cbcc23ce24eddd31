import { describe, expect, it } from 'vitest';
import { loadBundled } from '../../../../content/bundled.ts';
import { createMatcher } from '../../../../core/match/matcher.ts';
import { readText } from '../../../../core/match/words/clue-matcher.ts';
import { leftByDoubts } from '../../../../core/match/words/doubts.ts';

const matcher = createMatcher(await loadBundled());

describe('a text about other trouble', () => {
  it.each([
    ['no right', 'The broker drops our connection: authentication failed for the new user.'],
    ['no trust', 'All sockets to the peer are refused, its certificate is self signed.'],
    ['nothing there', 'nf_conntrack cannot be listed: modprobe says module not found.'],
    ['wrong code', 'TypeError in the queue page: items is not a function.'],
    ['wrong result', 'The job writes its messages in the wrong order.'],
    ['appearance', 'A tooltip hides the memory label while the menu is open.'],
    ['set-up', 'pip install of the file watcher fails on the build host.'],
    ['a question', 'How do I see the thread count of a process?'],
    ['a question about a name', 'What is a goroutine, and can one see it in the panel?'],
    ['health that comes back every day', 'The descriptors rise at noon, and at night the count is back to 300, as on any day.'],
    ['health', 'Memory grows during the import and returns to 200 MB, far below the limit.'],
    ['an interface', 'When I scroll down, the session list overlaps the footer.'],
    ['a setting', 'The thread limit of the config file has no effect after a reload.'],
    ['a format', 'The message cannot be parsed: unsupported encoding in the queue export.'],
    ['a beginning of a name', 'The event handler gets its arguments in reverse.'],
    ['a crowd of words for open and file', 'Opening the file dialog a second time shows the files of the first.'],
    ['a resource and nothing that happens to it', 'The bill of our biggest customer has a new address.'],
  ])('is no leak, %s: %s', (_, text) => {
    expect(matcher.explain(text)).toEqual([]);
  });

  it.each([
    ['memory-leak', 'Memory grows by 200 MB a day and never comes back to where it was.'],
    ['fd-leak', 'Since the certificate was renewed, the file handles of the proxy pile up and are never closed.'],
    ['conntrack-table-full', 'conntrack'],
  ])('is %s where words enough say so: %s', (cause, text) => {
    expect(matcher.explain(text)[0]?.id).toBe(cause);
  });

  it('weighs less with each other kind of it, and not with every word', () => {
    const left = (text: string) => leftByDoubts(readText(text).sightings);
    expect(left('the heap grows')).toBe(1);
    expect(left('password')).toBe(0.5);
    expect(left('password, permission, credentials')).toBe(0.25);
    expect(left('password, certificate, tooltip')).toBe(0.125);
  });

  it('weighs less where the words are sure of a leak, but for health', () => {
    const left = (text: string, sure: number) => leftByDoubts(readText(text).sightings, sure);
    expect(left('password', 0.5)).toBeCloseTo(Math.SQRT1_2);
    expect(left('password', 1)).toBe(1);
    expect(left('it settles at 200', 1)).toBe(left('it settles at 200', 0));
  });
});

describe('an address that the host does not have', () => {
  it.each([
    'connect() to [fd00::7]:9000 failed (99: Address not available) while connecting to upstream',
    'bind() to 10.9.0.4:80 failed (99: Cannot assign requested address)',
    'dial tcp [::1]:6379: connect: cannot assign requested address',
  ])('is no lack of ports: %s', (text) => {
    const { causes, context } = matcher.explainWithContext(text);
    expect([causes, context.length]).toEqual([[], 1]);
  });

  it.each([
    'connect() to 10.9.0.4:80 failed (99: Cannot assign requested address)',
    'java.net.BindException: Cannot assign requested address (connect failed)',
  ])('is one for an address of IPv4: %s', (text) => {
    expect(matcher.explain(text)[0]?.id).toBe('ephemeral-port-exhaustion');
  });
});

describe('a message that another one explains', () => {
  it.each([
    'OSError: [WinError 10048] while trying to bind to 0.0.0.0:9090: only one usage of each socket address is normally permitted',
    "HTTPSConnectionPool(host='shop.test', port=443): Max retries exceeded with url: /v1 (Caused by SSLError(CertificateError('hostname does not match')))",
  ])('points to nothing: %s', (text) => {
    expect(matcher.explain(text).filter(({ certainty }) => certainty !== 'possible')).toEqual([]);
  });
});
