/// <reference lib="dom" />
import { keep, onKeptElsewhere, readKept } from '../kept.ts';
import { ageOf } from '../since.ts';
import { FIELDS, readValues, type Values } from './fields.ts';
import { commandsOf } from './in-commands.ts';

const NAME = 'fields';

/** The fields at the top of a page: filled once, put into every command, remembered on this machine. */
class CommandFields extends HTMLElement {
  connectedCallback(): void {
    const status = this.querySelector('[role=status]');
    const clear = this.querySelector('button');
    if (!status || !clear) return;
    const commands = commandsOf(document.querySelector('main') ?? document);
    const inputs = [...this.querySelectorAll('input')];
    const hint = status.textContent;
    let values: Values = {};

    const say = (text: string, refused = false) => {
      status.textContent = text;
      status.classList.toggle('refused', refused);
    };
    const take = () => {
      const kept = readKept(NAME) as { at?: unknown } | undefined;
      values = readValues(kept);
      for (const input of inputs) {
        input.value = values[input.name as keyof Values] ?? '';
        input.removeAttribute('aria-invalid');
      }
      commands.show(values);
      // A process id of last week is somebody else's process today.
      say(Object.keys(values).length > 0 && typeof kept?.at === 'number' ? `Filled in ${ageOf(kept.at, Date.now())}. Check that it still holds.` : hint);
    };
    const change = (input: HTMLInputElement) => {
      const { [input.name as keyof Values]: _, ...others } = values;
      const value = input.value.trim();
      const refused = value === '' ? undefined : FIELDS.find(({ name }) => name === input.name)?.refuse(value);
      values = value === '' || refused !== undefined ? others : { ...others, [input.name]: value };
      if (refused === undefined) input.removeAttribute('aria-invalid');
      else input.setAttribute('aria-invalid', 'true');
      say(refused ?? hint, refused !== undefined);
      commands.show(values);
      keep(NAME, Object.keys(values).length > 0 ? { ...values, at: Date.now() } : undefined);
    };

    for (const input of inputs) input.addEventListener('input', () => change(input));
    clear.addEventListener('click', () => {
      keep(NAME, undefined);
      take();
      inputs[0]?.focus();
    });
    onKeptElsewhere(NAME, take);
    take();
  }
}

customElements.define('command-fields', CommandFields);
