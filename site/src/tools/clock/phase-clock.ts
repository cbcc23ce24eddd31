/// <reference lib="dom" />
import { make } from '../element.ts';
import { keep, onKeptElsewhere, readKept } from '../kept.ts';
import { type Clock, clockFace, elapsed, lengthOf, readClock, STOPPED, toggled } from './clock.ts';

/** The clock beside the window of a phase. It says once, to eyes and ears, that the window has ended. */
class PhaseClock extends HTMLElement {
  #ticking: ReturnType<typeof setInterval> | undefined;

  connectedCallback(): void {
    if (this.childElementCount > 0) return;
    const { phase = '', seconds = '' } = this.dataset;
    const name = `clock:${location.pathname}#${phase}`;
    const window = Number(seconds) * 1000;
    // Read out on demand only: one that speaks every second is worse than none.
    const face = make('span', { className: 'face', role: 'timer', ariaLabel: `Time in ${phase}` });
    const start = make('button', { type: 'button' });
    const reset = make('button', { type: 'button' }, 'Reset');
    const nudge = make('span', { className: 'nudge', role: 'status' });
    let clock: Clock = STOPPED;

    const draw = () => {
      const ran = elapsed(clock, Date.now());
      const isOver = ran >= window;
      face.textContent = `${clockFace(ran)} of ${lengthOf(window / 1000)}`;
      this.classList.toggle('over', isOver);
      const says = isOver ? 'The window has ended. Done? Else say so, and escalate.' : '';
      if (nudge.textContent !== says) nudge.textContent = says;
    };
    const set = (next: Clock) => {
      clock = next;
      const runs = clock.since !== undefined;
      start.textContent = runs ? 'Pause' : elapsed(clock, 0) > 0 ? 'Go on' : 'Start';
      start.ariaLabel = `${start.textContent} the clock of ${phase}`;
      reset.ariaLabel = `Reset the clock of ${phase}`;
      reset.disabled = clock === STOPPED;
      clearInterval(this.#ticking);
      if (runs) this.#ticking = setInterval(draw, 1000);
      draw();
    };
    const change = (next: Clock) => {
      keep(name, next === STOPPED ? undefined : next);
      set(next);
    };

    start.addEventListener('click', () => change(toggled(clock, Date.now())));
    reset.addEventListener('click', () => {
      change(STOPPED);
      start.focus();
    });
    onKeptElsewhere(name, () => set(readClock(readKept(name))));
    this.append(face, start, reset, nudge);
    set(readClock(readKept(name)));
  }

  disconnectedCallback(): void {
    clearInterval(this.#ticking);
  }
}

customElements.define('phase-clock', PhaseClock);
