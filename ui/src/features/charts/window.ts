/** A part of the axis, in places on the chart. */
export type Range = readonly [from: number, to: number];

/** Nearer or further by a factor, while the place `centre` stays where it is. */
export function zoomed([from, to]: Range, factor: number, whole: Range, leastSpan: number, centre = (from + to) / 2): Range {
  const span = Math.max((to - from) * factor, leastSpan, Math.abs(centre) * 4e-15);
  if (span >= whole[1] - whole[0]) return whole;
  const share = to > from ? (centre - from) / (to - from) : 0.5;
  return within([centre - span * share, centre + span * (1 - share)], whole);
}

/** Moved along by a part of what is seen. */
export function panned([from, to]: Range, part: number, whole: Range): Range {
  const by = (to - from) * part;
  return within([from + by, to + by], whole);
}

/** The same span, moved so that nothing outside the whole is seen. */
export function within([from, to]: Range, whole: Range): Range {
  const span = to - from;
  if (span >= whole[1] - whole[0]) return whole;
  if (from < whole[0]) return [whole[0], whole[0] + span];
  if (to > whole[1]) return [whole[1] - span, whole[1]];
  return [from, to];
}

/** A range that has a width: a single place gets room on both sides. */
export function widened([from, to]: Range): Range {
  if (to > from) return [from, to];
  const room = Math.abs(from) * 1e-3 || 1;
  return [from - room, from + room];
}

/** The same span with a place in its middle. */
export function centred([from, to]: Range, place: number): Range {
  const half = (to - from) / 2;
  return [place - half, place + half];
}

/** A part of the axis with as much again on both sides, to see it among its neighbours. */
export function roomy([from, to]: Range, leastSpan: number): Range {
  const room = Math.max(to - from, leastSpan, Math.abs(from) * 4e-15);
  return [from - room, to + room];
}
