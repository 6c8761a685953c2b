/** What of the peaks stands in the page's address. */
export type PeaksAddress = {
  /** the result that is shown; null: the newest */
  result: string | null;
  /** the key of the peak that is looked at */
  peak: string | null;
  /** the chart's window; both null: the whole */
  from: string | null;
  to: string | null;
};

export function readPeaksAddress(search: URLSearchParams): PeaksAddress {
  return { result: search.get('peaks'), peak: search.get('peak'), from: search.get('from'), to: search.get('to') };
}

export function changePeaksAddress(search: URLSearchParams, change: { result?: string | null; peak?: string | null }): URLSearchParams {
  const after = new URLSearchParams(search);
  for (const [name, value] of [['peaks', change.result], ['peak', change.peak]] as const) {
    if (value === null) after.delete(name);
    else if (value !== undefined) after.set(name, value);
  }
  return after;
}
