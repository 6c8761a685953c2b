import type { SpanTone } from '@/shared/marks/marks';
import type { PlacedLit, PlacedPoint, PlacedSpan } from './placed-marks';

/** Where a chart is drawn, in pixels of the canvas. */
export type Paper = {
  context: CanvasRenderingContext2D;
  /** canvas pixels in a CSS pixel */
  ratio: number;
  left: number;
  top: number;
  width: number;
  height: number;
  x: (place: number) => number;
  y: (value: number, scale: string) => number;
};

export type MarkInk = { text: string; ground: string; lit: string; font: string } & Record<SpanTone, string>;

/** Half of a marker's width, in CSS pixels. */
const HALF = 5;
/** A span narrower than this would not be seen. */
const LEAST_SPAN = 2;
/** From this width on a span says in a letter what it is. */
const LETTER_SPACE = 14;
/** From this width on one that has no hatching of its own has an edge, to be told from one that it touches. */
const EDGE_SPACE = 8;

// Told apart by the run of their lines as well as by colour.
const hatch: Record<SpanTone, { letter: string; alpha: number; lines: [number, number, number, number][] }> = {
  suspect: { letter: 'S', alpha: 0.16, lines: [[0, 8, 8, 0]] },
  fail: { letter: 'F', alpha: 0.2, lines: [[0, 8, 8, 0], [0, 0, 8, 8]] },
  missing: { letter: 'M', alpha: 0.16, lines: [[4, 0, 4, 4]] },
  found: { letter: '', alpha: 0.14, lines: [] },
};

/** Under the curves: what is told of parts of the axis, and the part of the one that is looked at. */
export function drawGround(paper: Paper, spans: PlacedSpan[], lit: PlacedLit | undefined, ink: MarkInk): void {
  inside(paper, () => {
    const fills = new Map<SpanTone, CanvasPattern | string>();
    for (const span of spans) {
      const fill = fills.get(span.tone) ?? patternOf(paper, span.tone, ink);
      fills.set(span.tone, fill);
      drawSpan(paper, span, fill, ink);
    }
    if (lit) {
      const [from, to] = [paper.x(lit.from), paper.x(lit.to)];
      paper.context.fillStyle = `${ink.lit}2E`;
      paper.context.fillRect(from, paper.top, Math.max(LEAST_SPAN * paper.ratio, to - from), paper.height);
    }
  });
}

/** Over the curves: the markers, and how wide the one is that is looked at. */
export function drawMarkers(paper: Paper, points: PlacedPoint[], lit: PlacedLit | undefined, ink: MarkInk): void {
  inside(paper, () => {
    for (const point of points) drawPoint(paper, point, ink);
    if (!lit) return;
    const { context, ratio } = paper;
    context.strokeStyle = ink.lit;
    context.lineWidth = 2 * ratio;
    if (lit.width) {
      const y = paper.y(lit.width.value, lit.scale);
      const [from, to] = [paper.x(lit.width.from), paper.x(lit.width.to)];
      context.beginPath();
      context.moveTo(from, y);
      context.lineTo(to, y);
      for (const end of [from, to]) {
        context.moveTo(end, y - 4 * ratio);
        context.lineTo(end, y + 4 * ratio);
      }
      context.stroke();
    }
    if (lit.at) {
      context.beginPath();
      context.arc(paper.x(lit.at.place), paper.y(lit.at.value, lit.scale), (HALF + 2) * ratio, 0, 2 * Math.PI);
      context.stroke();
    }
  });
}

/** The marker next to a place of the picture, in CSS pixels; undefined when none is near. */
export function pointNear(paper: Paper, points: PlacedPoint[], left: number, top: number): PlacedPoint | undefined {
  const reach = 12;
  let nearest: PlacedPoint | undefined;
  let least = reach * reach;
  for (const point of points) {
    const [x, y] = tip(paper, point);
    const far = (x / paper.ratio - left) ** 2 + (y / paper.ratio - top) ** 2;
    if (far < least) [nearest, least] = [point, far];
  }
  return nearest;
}

/** The middle of a marker, which stands a little off its curve. */
function tip(paper: Paper, { place, value, scale, at, hollow }: PlacedPoint): [x: number, y: number] {
  const off = (at === 'top' ? -1 : 1) * (hollow ? 3 * HALF + 4 : HALF + 3) * paper.ratio;
  return [paper.x(place), paper.y(value, scale) + off];
}

function drawPoint(paper: Paper, point: PlacedPoint, ink: MarkInk): void {
  const { context, ratio } = paper;
  const [x, y] = tip(paper, point);
  if (x < paper.left - HALF * ratio || x > paper.left + paper.width + HALF * ratio) return;
  const half = HALF * ratio;
  // A triangle that points at the curve.
  const down = point.at === 'top' ? 1 : -1;
  context.beginPath();
  context.moveTo(x - half, y - half * down);
  context.lineTo(x + half, y - half * down);
  context.lineTo(x, y + half * down);
  context.closePath();
  context.fillStyle = point.hollow ? ink.ground : point.colour;
  context.strokeStyle = point.hollow ? point.colour : ink.ground;
  context.lineWidth = (point.hollow ? 3 : 1.5) * ratio;
  context.stroke();
  context.fill();
}

function drawSpan(paper: Paper, { from, to, tone }: PlacedSpan, fill: CanvasPattern | string, ink: MarkInk): void {
  const { context, ratio } = paper;
  const left = Math.max(paper.left - 1, paper.x(from));
  const right = Math.min(paper.left + paper.width + 1, paper.x(to));
  if (right < left) return;
  const width = Math.max(LEAST_SPAN * ratio, right - left);
  context.fillStyle = ink[tone] + Math.round(hatch[tone].alpha * 255).toString(16);
  context.fillRect(left, paper.top, width, paper.height);
  context.fillStyle = fill;
  context.fillRect(left, paper.top, width, paper.height);
  context.fillStyle = ink[tone];
  context.fillRect(left, paper.top, width, 4 * ratio);
  if (tone === 'found' && width >= EDGE_SPACE * ratio) {
    context.fillStyle = `${ink[tone]}80`;
    context.fillRect(left, paper.top, ratio, paper.height);
  }
  if (width >= LETTER_SPACE * ratio) {
    context.font = `600 ${11 * ratio}px ${ink.font}`;
    context.textAlign = 'center';
    context.textBaseline = 'top';
    context.fillText(hatch[tone].letter, left + width / 2, paper.top + 7 * ratio);
  }
}

function patternOf({ context, ratio }: Paper, tone: SpanTone, ink: MarkInk): CanvasPattern | string {
  const tile = document.createElement('canvas');
  tile.width = tile.height = Math.round(8 * ratio);
  const pen = tile.getContext('2d');
  if (!pen) return 'transparent';
  pen.scale(tile.width / 8, tile.width / 8);
  pen.strokeStyle = `${ink[tone]}80`;
  pen.lineWidth = 1;
  for (const [x0, y0, x1, y1] of hatch[tone].lines) {
    pen.beginPath();
    pen.moveTo(x0, y0);
    pen.lineTo(x1, y1);
    pen.stroke();
  }
  return context.createPattern(tile, 'repeat') ?? 'transparent';
}

function inside({ context, left, top, width, height }: Paper, draw: () => void): void {
  context.save();
  context.beginPath();
  context.rect(left, top, width, height);
  context.clip();
  draw();
  context.restore();
}
