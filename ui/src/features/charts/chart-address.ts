/** What of a chart stands in the page's address, so that a link shows the same. */
export type ChartAddress = {
  /** null: the chart chooses */
  columns: string[] | null;
  /** ids of the datasets drawn into the same chart */
  overlays: string[];
  /** both null: the whole */
  from: string | null;
  to: string | null;
};

export function readAddress(search: URLSearchParams): ChartAddress {
  const columns = search.getAll('column');
  return {
    columns: columns.length === 0 ? null : columns.filter((name) => name !== ''),
    overlays: [...new Set(search.getAll('overlay'))],
    from: search.get('from'),
    to: search.get('to'),
  };
}

/** The address with a change; what it says about other things stays. */
export function changeAddress(search: URLSearchParams, change: Partial<ChartAddress>): URLSearchParams {
  const after = new URLSearchParams(search);
  const put = (name: string, values: string[]) => {
    after.delete(name);
    for (const value of values) after.append(name, value);
  };
  const { columns, overlays, from, to } = change;
  // No column at all is a choice too: 'column=' tells it from none made.
  if (columns !== undefined) put('column', columns?.length === 0 ? [''] : (columns ?? []));
  if (overlays !== undefined) put('overlay', overlays);
  if (from !== undefined) put('from', from === null ? [] : [from]);
  if (to !== undefined) put('to', to === null ? [] : [to]);
  return after;
}
