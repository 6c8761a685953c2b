/** A part of an axis, as it stands in an address; an end that is null: as far as there are rows. */
export type AxisWindow = { from: string | null; to: string | null };

/** Whether a window was set at all. */
export function isPart({ from, to }: AxisWindow): boolean {
  return from !== null || to !== null;
}

/** A window as the gateway is asked for it. */
export function withinOf({ from, to }: AxisWindow): { from?: string; to?: string } {
  return { ...(from === null ? {} : { from }), ...(to === null ? {} : { to }) };
}
