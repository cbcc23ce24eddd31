/// <reference lib="dom" />
import { type FieldName, fill, type Values, variablesIn } from './fields.ts';

/** One place of a command that shows a value. */
interface Place {
  readonly name: FieldName;
  readonly element: HTMLElement;
  /** As it is written, with its colours. */
  readonly written: readonly Node[];
}

/** Everything on a page that can be filled in: code, and the buttons that copy it. */
export interface Commands {
  show(values: Values): void;
}

export function commandsOf(page: ParentNode): Commands {
  // A variable that stands alone is being spoken of, such as in "`$PID` is the worker's".
  const codes = [...page.querySelectorAll('code')].filter(({ textContent }) => !/^\$\w+$/.test(textContent.trim()));
  const places = codes.flatMap(placesIn);
  const buttons = [...page.querySelectorAll<HTMLElement>('button[data-code]')].map((button) => ({ button, written: button.dataset['code'] ?? '' }));
  return {
    show(values) {
      for (const { name, element, written } of places) {
        const value = values[name];
        element.replaceChildren(...(value === undefined ? written : [value]));
        element.classList.toggle('filled', value !== undefined);
      }
      for (const { button, written } of buttons) button.dataset['code'] = fill(written, values);
    },
  };
}

/** A variable may be spread over several coloured pieces: each is put into an element of its own. */
function placesIn(code: HTMLElement): Place[] {
  const texts: { readonly node: Text; readonly from: number }[] = [];
  let length = 0;
  for (const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT); walker.nextNode(); ) {
    const node = walker.currentNode as Text;
    texts.push({ node, from: length });
    length += node.length;
  }
  const at = (offset: number) => {
    const text = texts.findLast(({ from }) => from < offset || from === 0);
    return text && ([text.node, offset - text.from] as const);
  };
  // From the end, so that what is still to come stays in its place.
  return variablesIn(texts.map(({ node }) => node.data).join(''))
    .toReversed()
    .flatMap(({ name, from, to }) => {
      const [start, end] = [texts.findLast((text) => text.from <= from), at(to)];
      if (!start || !end) return [];
      const range = document.createRange();
      range.setStart(start.node, from - start.from);
      range.setEnd(...end);
      const element = document.createElement('span');
      element.className = 'variable';
      element.append(range.extractContents());
      range.insertNode(element);
      return [{ name, element, written: [...element.childNodes] }];
    });
}
