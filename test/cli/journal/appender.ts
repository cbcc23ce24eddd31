// Appends notes for as long as it lives, or COUNT of them, and prints each one only once it was acknowledged.
import process from 'node:process';
import { continueIncident } from '../../../cli/journal/journal.ts';
import { placesOf } from '../../../cli/journal/places.ts';

const [id = '', name = '', count = 'Infinity'] = process.argv.slice(2);
const journal = await continueIncident(id, { places: placesOf(process.env), now: Date.now });
for (let index = 0; index < Number(count); index += 1) {
  const text = `${name} ${index} ${'x'.repeat((index % 7) * 900)}`;
  const { event, unsaved } = await journal.append({ kind: 'note', text });
  if (unsaved) throw new Error('not saved');
  process.stdout.write(`${event.id}\n`);
}
