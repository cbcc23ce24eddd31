/// <reference lib="dom" />
import { make } from './element.ts';

/** A command in the middle of a list, with a button that copies it as it is filled in. */
class CopyLine extends HTMLElement {
  connectedCallback(): void {
    const code = this.querySelector('code');
    if (!code || this.querySelector('button')) return;
    const said = make('span', { className: 'sr-only', role: 'status' });
    const button = make('button', { type: 'button', title: 'Copy to clipboard', ariaLabel: 'Copy to clipboard' });
    button.addEventListener('click', async () => {
      const copied = await navigator.clipboard?.writeText(code.textContent).then(
        () => true,
        () => false,
      );
      // Where a page may not write the clipboard, it can still select.
      if (!copied) getSelection()?.selectAllChildren(code);
      said.textContent = copied ? 'Copied!' : 'Selected: copy it with the keyboard.';
      this.classList.toggle('copied', copied === true);
      setTimeout(() => this.classList.remove('copied'), 1500);
    });
    this.append(button, said);
  }
}

customElements.define('copy-line', CopyLine);
