import { describe, expect, it } from 'vitest';
import { parseExposition } from '../../../../core/probes/parse/exposition.ts';

const read = (text: string) => parseExposition(text, () => true).map(({ name, labels, value }) => [name, Object.fromEntries(labels), value]);

describe('a page of metrics', () => {
  it.each<[string, string, unknown[]]>([
    ['a bare sample', 'go_goroutines 12', ['go_goroutines', {}, 12]],
    ['labels', 'up{job="api",zone="a"} 1', ['up', { job: 'api', zone: 'a' }, 1]],
    ['a comma after the last label, and spaces', ' up { job = "api" , } 1', ['up', { job: 'api' }, 1]],
    ['no label', 'up{} 1', ['up', {}, 1]],
    ['escapes', String.raw`msg{path="C:\\DIR\\F",error="Cannot find:\n\"F\""} 3`, ['msg', { path: 'C:\\DIR\\F', error: 'Cannot find:\n"F"' }, 3]],
    ['braces and hashes inside a label', 'q{sql="{ # } , x=\'1\'"} 2', ['q', { sql: "{ # } , x='1'" }, 2]],
    ['exponents and signs', 'x -1.5e+03', ['x', {}, -1500]],
    ['a timestamp', 'x 4 1395066363000', ['x', {}, 4]],
    ['a timestamp before the epoch', 'x 4 -3982045', ['x', {}, 4]],
    ['an exemplar', 'h_bucket{le="0.1"} 8 # {trace_id="KOO5S4vxi0o"} 0.067', ['h_bucket', { le: '0.1' }, 8]],
    ['infinity', 'x +Inf', ['x', {}, Number.POSITIVE_INFINITY]],
    ['minus infinity', 'x -Inf', ['x', {}, Number.NEGATIVE_INFINITY]],
    ['no number', 'x NaN', ['x', {}, Number.NaN]],
    ['a quoted name', '{"my.metric", zone="a"} 7', ['my.metric', { zone: 'a' }, 7]],
    ['carriage returns', 'x 4\r', ['x', {}, 4]],
    ['a label called like a method', 'x{__proto__="1",constructor="2"} 4', ['x', JSON.parse('{"__proto__":"1","constructor":"2"}'), 4]],
  ])('reads %s', (_title, text, metric) => {
    expect(read(text)).toEqual([metric]);
  });

  it.each([
    '# HELP x of help',
    '# TYPE x gauge',
    '# EOF',
    '',
    '<html>x 1</html>',
    'x{job="api" 1',
    'x{job="api} 1',
    'x{job=api} 1',
    'x one',
    'x',
    'x{} ',
    '{"alone} 1',
    '1x 2',
  ])('passes over %j', (line) => {
    expect(read(`${line}\ny 1`)).toEqual([['y', {}, 1]]);
  });

  it('reads only what is wanted', () => {
    expect(parseExposition('a{x="1"} 1\nb 2\n{"c"} 3', (name) => name === 'b').map(({ name }) => name)).toEqual(['b']);
  });

  it.each([
    ['of one endless label', `x{a="${'\\"'.repeat(500_000)}`],
    ['of many labels', `x{${'a="b",'.repeat(200_000)}`],
    ['of one endless name', 'x'.repeat(2_000_000)],
    ['of many short lines', 'x{a="b"} 1\n'.repeat(50_000)],
    ['of digits', `x ${'9'.repeat(2_000_000)}`],
  ])('takes time in proportion to its length, for a page %s', (_title, text) => {
    const start = performance.now();
    parseExposition(text, () => true);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
