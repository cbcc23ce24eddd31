/// <reference lib="dom" />

/**
 * Marks in the contents of a page what is being read, for Starlight's two elements, wide and narrow. Its own script asks of every
 * element of the page, twice, whether a heading is in it: a third of the time in which a slow phone does not answer on a long page.
 * Here only the headings are watched, and nothing is measured but the bars at the top.
 */
export class StarlightTOC extends HTMLElement {
  readonly #links = [...this.querySelectorAll('a')];
  readonly #passed = new Set<Element>();
  #marked: HTMLAnchorElement | undefined;
  #watching: IntersectionObserver | undefined;

  /** By this name, because Starlight's narrow contents extend it, to show the name of the heading as well. */
  protected set current(link: HTMLAnchorElement) {
    this.#marked?.removeAttribute('aria-current');
    link.setAttribute('aria-current', 'true');
    this.#marked = link;
  }

  constructor() {
    super();
    let waiting = setTimeout(() => this.#watch());
    window.addEventListener('resize', () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => this.#watch(), 200);
    });
  }

  /** A heading that has passed the line stays in the room that is watched, however far up it is. */
  #watch(): void {
    this.#watching?.disconnect();
    this.#passed.clear();
    const rootMargin = `1000000px 0px ${lineUnderBars(this) - document.documentElement.clientHeight}px`;
    this.#watching = new IntersectionObserver((seen) => this.#mark(seen), { rootMargin });
    for (const link of this.#links) {
      const heading = headingOf(link);
      if (heading) this.#watching.observe(heading);
    }
  }

  #mark(seen: readonly IntersectionObserverEntry[]): void {
    for (const { isIntersecting, target } of seen) {
      if (isIntersecting) this.#passed.add(target);
      else this.#passed.delete(target);
    }
    const hasPassed = (link: HTMLAnchorElement): boolean => this.#passed.has(headingOf(link) ?? link);
    const link = this.#links.findLast(hasPassed) ?? this.#links[0];
    if (link && link !== this.#marked) this.current = link;
  }
}

customElements.define('starlight-toc', StarlightTOC);

function headingOf({ hash }: HTMLAnchorElement): HTMLElement | null {
  return document.getElementById(decodeURIComponent(hash.slice(1)));
}

/** Pixels. More than Starlight leaves between the bars and a heading that was gone to (1.5rem), with the heading itself. */
const UNDER_BARS = 85;

/** Pixels from the top of the window: what has passed this line is what is read. */
function lineUnderBars(contents: Element): number {
  const heightOf = (bar: Element | null): number => bar?.getBoundingClientRect().height ?? 0;
  return heightOf(document.querySelector('header')) + heightOf(contents.querySelector('summary')) + UNDER_BARS;
}
