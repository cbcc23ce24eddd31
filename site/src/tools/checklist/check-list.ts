/// <reference lib="dom" />
import { keep, onKeptElsewhere, readKept } from '../kept.ts';
import { ageOf } from '../since.ts';
import { readTicks, type Ticks, withTick } from './ticks.ts';

/** How much of the page's checklist is done. It makes its boxes work, and remembers them on this machine. */
class CheckList extends HTMLElement {
  connectedCallback(): void {
    const count = this.querySelector('[role=status]');
    const reset = this.querySelector('button');
    const boxes = [...document.querySelectorAll<HTMLInputElement>('.sl-markdown-content input[type=checkbox]')];
    if (!count || !reset) return;
    const name = `ticks:${location.pathname}`;
    const items = boxes.map(({ ariaLabel }) => ariaLabel ?? '');
    let ticks: Ticks | undefined;

    const show = () => {
      const done = new Set(ticks?.done);
      for (const box of boxes) box.checked = done.has(box.ariaLabel ?? '');
      count.textContent = `${done.size} of ${boxes.length} done${ticks ? `, begun ${ageOf(ticks.since, Date.now())}` : ''}`;
      reset.disabled = !ticks;
    };
    const read = () => {
      ticks = readTicks(readKept(name), items);
      show();
    };
    const change = (changed: Ticks | undefined) => {
      ticks = changed;
      keep(name, ticks);
      show();
    };

    for (const box of boxes) {
      box.disabled = false;
      box.addEventListener('change', () => change(withTick(ticks, box.ariaLabel ?? '', box.checked, Date.now())));
    }
    reset.addEventListener('click', () => change(undefined));
    onKeptElsewhere(name, read);
    read();
  }
}

customElements.define('check-list', CheckList);
