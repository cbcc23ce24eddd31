import { sample } from '../sample.ts';

const WHOLE = {
  text: 'Close the file in the error path of the upload handler',
  type: 'prevent',
  owner: 'workers team',
  due: '2026-12-15',
  link: 'https://tracker.example/W-902',
  addresses: '[f1]',
  verify: 'the leak test holds 200 descriptors over 10,000 requests',
};

/** A postmortem with one action item, complete but for what is given; its fields stand from line 9 on, in the order written. */
export function action(
  fields: Readonly<Record<string, string | undefined>>,
  options: Parameters<typeof sample>[1] & { extra?: readonly string[] } = {},
): string {
  const { text, ...others } = { ...WHOLE, ...fields };
  const lines = Object.entries(others).flatMap(([key, value]) => (value === undefined ? [] : [`    ${key}: ${value}`]));
  return sample(['action_items:', '  - id: a1', `    text: ${text}`, ...lines, ...(options.extra ?? [])], options);
}
