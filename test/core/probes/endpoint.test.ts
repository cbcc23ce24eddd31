import { expect, it } from 'vitest';
import { shownAddress } from '../../../core/probes/endpoint.ts';

it.each([
  ['http://h:9090/metrics?token=s3cret&target=a', 'http://h:9090/metrics?token=…&target=…'],
  ['https://h/metrics?s3cret', 'https://h/metrics?…'],
  ['http://h/metrics?key=a=b', 'http://h/metrics?key=…'],
  ['http://h/metrics', 'http://h/metrics'],
  ['postgres:///db?host=/run/postgresql', 'postgres:///db?host=/run/postgresql'],
])('%s is shown as %s', (address, shown) => {
  expect(shownAddress(address)).toBe(shown);
});
