/// <reference lib="dom" />
import { type Answer, askInTurn } from './ask.ts';
import { draw, summary } from './draw.ts';
import { fragmentOf, MOST_IN_LINK, textOf } from './link.ts';

/** Characters; a browser needs seconds to lay out a long log, and nobody reads one in a box. */
const MOST_SHOWN = 20_000;

/** The box that takes what somebody sees, and shows what it speaks for. Loads the matcher once somebody goes into it. */
class SymptomFinder extends HTMLElement {
  connectedCallback(): void {
    const text = this.querySelector('textarea');
    const status = this.querySelector('[role=status]');
    const answers = this.querySelector('.answers');
    const copy = this.querySelector('button');
    if (!text || !status || !answers || !copy) return;
    const { script = '', data = '', runbooks = '' } = this.dataset;
    let whole: string | undefined;
    const isEmpty = () => text.value.trim() === '';

    const told = (answer: Answer | 'late', of: string) => {
      // Another text may have come meanwhile, or none be left.
      if (isEmpty() || of.trim() === '') return;
      if (answer !== 'late' && 'found' in answer) {
        answers.replaceChildren(...draw(answer.found, runbooks, of.trim().includes('\n')));
        status.textContent = summary(answer.found);
      } else status.textContent = answer === 'late' ? 'That took too long. Paste a shorter part.' : 'The finder could not be loaded. The table has it all.';
    };
    const ask = askInTurn({ script, data }, () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }), told);
    const changed = () => {
      copy.disabled = isEmpty();
      if (!isEmpty()) return ask(whole ?? text.value);
      answers.replaceChildren();
      status.textContent = '';
    };

    /** It is no longer what the link held that led here, and loading the page again must not bring that back. */
    const edited = () => {
      if (textOf(location.hash) !== undefined) history.replaceState(history.state, '', location.pathname + location.search);
      changed();
    };

    text.addEventListener('focus', () => ask(''), { once: true });
    text.addEventListener('input', () => {
      whole = undefined;
      edited();
    });
    text.addEventListener('paste', (event) => {
      const pasted = event.clipboardData?.getData('text') ?? '';
      if (pasted.length <= MOST_SHOWN) return;
      event.preventDefault();
      whole = pasted;
      text.value = `${pasted.slice(0, MOST_SHOWN)}\n… and more, all of which is read`;
      edited();
    });
    copy.addEventListener('click', async () => {
      if ((whole ?? text.value).length > MOST_IN_LINK) {
        status.textContent = `Too long for a link. Keep the lines that matter, ${MOST_IN_LINK.toLocaleString('en')} characters at most.`;
        return;
      }
      const link = new URL(fragmentOf(text.value), location.href).href;
      const copied = await navigator.clipboard?.writeText(link).then(
        () => true,
        () => false,
      );
      if (!copied) location.replace(link);
      status.textContent = `${copied ? 'Copied.' : 'The link is in the address bar.'} Whoever has the link can read the text.`;
    });

    const read = () => {
      const shared = textOf(location.hash);
      if (shared === undefined || shared === text.value) return;
      whole = undefined;
      text.value = shared;
      changed();
    };
    addEventListener('hashchange', read);
    read();
    // What a browser put back, or was typed before this ran.
    if (!isEmpty()) changed();
    else copy.disabled = true;
  }
}

customElements.define('symptom-finder', SymptomFinder);
