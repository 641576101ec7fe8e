/** One shape per series, so that not the colour alone tells them apart. */
import { rounded } from './frame.js';
import type { Point } from './labels.js';
import { colourOf, element, THEME } from './svg.js';

/** Around the origin; of about the same weight for the eye. */
const SHAPES: readonly ((x: number, y: number) => string)[] = [
  (x, y) => `M${x - 5} ${y}a5 5 0 1 0 10 0a5 5 0 1 0 -10 0Z`,
  (x, y) => `M${x - 4.5} ${y - 4.5}h9v9h-9Z`,
  (x, y) => `M${x} ${y - 6}l5.5 10h-11Z`,
  (x, y) => `M${x} ${y - 6}l6 6l-6 6l-6 -6Z`,
  (x, y) => `M${x} ${y + 6}l5.5 -10h-11Z`,
  (x, y) => `M${x - 2} ${y - 6}h4v4h4v4h-4v4h-4v-4h-4v-4h4Z`,
  (x, y) => `M${x - 5.5} ${y}l2.75 -5h5.5l2.75 5l-2.75 5h-5.5Z`,
];

export function drawMarker({ x, y }: Point, style: number): string {
  const d = SHAPES[style % SHAPES.length]?.(x, y) ?? '';
  // The rim parts markers that lie on each other.
  const look = { fill: colourOf(style).fill, stroke: THEME.background, 'stroke-width': 1.2 };
  return element('path', { d: rounded(d), ...look });
}
