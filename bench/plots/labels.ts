/** Finds places for the labels of points where they hide neither each other nor the data. */
import type { Area } from './frame.js';
import { textWidth } from './svg.js';

export interface Point {
  x: number;
  y: number;
}

/** From one point to the next. */
export type Segment = readonly [Point, Point];

export interface Obstacles {
  area: Area;
  markers: readonly Point[];
  segments: readonly Segment[];
}

/** Where the text of a label goes: its middle, on the base line. */
export type LabelPlace = Point;

export const LABEL_SIZE = 11;
const MARKER_RADIUS = 6;

// Above is where a reader looks first. The farther rings are for crowds of points.
const DIRECTIONS = [
  ...[
    [0, -1],
    [0, 1],
    [1, 0],
    [-1, 0],
  ],
  ...[
    [0.8, -0.8],
    [-0.8, -0.8],
    [0.8, 0.8],
    [-0.8, 0.8],
  ],
] as const;
const DISTANCES = [13, 20, 28] as const;

/** In order, each where it is least in the way of what is there already. */
export function placeLabels(
  labels: readonly { text: string; at: Point }[],
  { area, markers, segments }: Obstacles,
): LabelPlace[] {
  const markerBoxes = markers.map((point) => boxAround(point, MARKER_RADIUS, MARKER_RADIUS));
  const taken: Area[] = [];
  return labels.map(({ text, at }) => {
    const halfWidth = textWidth(text, LABEL_SIZE) / 2;
    let best = { cost: Infinity, box: boxAround(at, 0, 0), centre: at };
    for (const distance of DISTANCES) {
      for (const [dx, dy] of DIRECTIONS) {
        const aside = dx * (distance + Math.max(0, halfWidth - LABEL_SIZE / 2));
        const centre = { x: at.x + aside, y: at.y + dy * distance };
        const box = boxAround(centre, halfWidth + 1, LABEL_SIZE / 2);
        const cost =
          (inside(box, area) ? 0 : 1000) +
          100 * count(taken, (other) => overlap(box, other)) +
          50 * count(markerBoxes, (other) => overlap(box, other)) +
          10 * count(segments, (segment) => crosses(segment, box)) +
          30 * count(segments, (segment) => liesBetween(segment, at, centre)) +
          (distance - DISTANCES[0]) / 2;
        if (cost < best.cost) best = { cost, box, centre };
      }
    }
    taken.push(best.box);
    // Digits stand on the base line and are about 0.72 of the size high.
    return { x: best.centre.x, y: best.centre.y + 0.36 * LABEL_SIZE };
  });
}

function boxAround({ x, y }: Point, halfWidth: number, halfHeight: number): Area {
  return { left: x - halfWidth, right: x + halfWidth, top: y - halfHeight, bottom: y + halfHeight };
}

function count<T>(items: readonly T[], matches: (item: T) => boolean): number {
  return items.reduce((total, item) => total + (matches(item) ? 1 : 0), 0);
}

function inside(box: Area, area: Area): boolean {
  return (
    box.left >= area.left &&
    box.right <= area.right &&
    box.top >= area.top &&
    box.bottom <= area.bottom
  );
}

function overlap(a: Area, b: Area): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** Whether the label would be beyond a line other than those that meet at its own marker. */
function liesBetween([from, to]: Segment, at: Point, label: Point): boolean {
  // Just outside the marker, where its own lines are passed already.
  const start = { x: at.x + 0.3 * (label.x - at.x), y: at.y + 0.3 * (label.y - at.y) };
  return (
    side(from, to, start) * side(from, to, label) < 0 &&
    side(start, label, from) * side(start, label, to) < 0
  );
}

/** Positive on one side of the line through `a` and `b`, negative on the other. */
function side(a: Point, b: Point, point: Point): number {
  return (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x);
}

/** After Liang and Barsky: what of the segment lies between each pair of borders. */
function crosses([from, to]: Segment, box: Area): boolean {
  let [enter, leave] = [0, 1];
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const borders = [
    [-dx, from.x - box.left],
    [dx, box.right - from.x],
    [-dy, from.y - box.top],
    [dy, box.bottom - from.y],
  ] as const;
  for (const [direction, distance] of borders) {
    if (direction === 0) {
      if (distance < 0) return false;
    } else if (direction < 0) enter = Math.max(enter, distance / direction);
    else leave = Math.min(leave, distance / direction);
  }
  return enter <= leave;
}
