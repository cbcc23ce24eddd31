/// <reference lib="dom" />
/** Shows the filters, and of the list only what fits all that is chosen. The choice stands in the address, so that it can be passed on. */
export function filterCases(filters: HTMLElement, list: HTMLElement): void {
  const selects = [...filters.querySelectorAll('select')];
  const items = [...list.querySelectorAll<HTMLElement>(':scope > li')];
  const status = filters.querySelector('[role=status]');
  const given = new URLSearchParams(location.search);
  for (const select of selects) {
    select.value = given.get(select.dataset.by ?? '') ?? '';
    // A choice that does not exist leaves nothing selected.
    if (select.selectedIndex < 0) select.value = '';
  }
  const apply = (): void => {
    const chosen = selects.filter(({ value }) => value !== '');
    for (const item of items) item.hidden = !chosen.every(({ dataset, value }) => item.dataset[dataset.by ?? '']?.split('\n').includes(value));
    const shown = items.filter(({ hidden }) => !hidden).length;
    if (status) status.textContent = chosen.length === 0 ? `${shown} case studies` : `${shown} of ${items.length} case studies`;
  };
  filters.addEventListener('change', () => {
    const query = new URLSearchParams(selects.flatMap(({ dataset, value }) => (value === '' ? [] : [[dataset.by ?? '', value]])));
    history.replaceState(null, '', query.size > 0 ? `?${query}` : location.pathname);
    apply();
  });
  filters.hidden = false;
  apply();
}
