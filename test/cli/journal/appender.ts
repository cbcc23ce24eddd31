// Appends notes for as long as it lives, or COUNT of them, and prints each one only once it was acknowledged.
import process from 'node:process';
import { continueIncident } from '../../../cli/journal/journal.ts';
import { placesOf } from '../../../cli/journal/places.ts';

const [id = '', name = '', count = 'Infinity', responder] = process.argv.slice(2);
const options = { places: placesOf(process.env), now: Date.now, ...(responder === undefined ? {} : { responder }) };
const journal = await continueIncident(id, options);
for (let index = 0; index < Number(count); index += 1) {
  // Some longer than a page, so that a write can be torn.
  const text = `${name} ${index} ${'x'.repeat((index % 7) * 900)}`;
  const { event, unsaved } = await journal.append({ kind: 'note', text });
  if (unsaved) throw new Error('not saved');
  process.stdout.write(`${event.id}\n`);
}
