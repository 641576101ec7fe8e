/** One bar of a chart. */
import { drawSpread } from './frame.js';
import { colourOf, coordinate, element, HALO, text, textWidth, THEME } from './svg.js';

export interface Bar {
  value: number;
  /** Least and greatest value of all rounds, drawn as an error bar. */
  spread?: readonly [low: number, high: number];
}

const VALUE_SIZE = 11;

/** The place of a bar. */
export interface Slot {
  x: number;
  width: number;
  base: number;
  yOf: (value: number) => number;
}

/** The bar with its spread, and apart from them its value, or `n/a` where there is no bar. */
export function drawBar(
  bar: Bar | undefined,
  { x, width, base, yOf }: Slot,
  style: number,
  format: (value: number) => string,
): { bar: string; value: string } {
  const middle = x + width / 2;
  const colour = colourOf(style);
  if (!bar) {
    const value = drawValue('n/a', { x: middle, y: base, down: false }, width, THEME.faintText);
    return { bar: '', value };
  }
  const end = yOf(bar.value);
  const box = { y: Math.min(base, end), height: Math.abs(base - end) };
  const [low, high] = bar.spread?.map(yOf) ?? [];
  const down = end > base;
  const y = down ? Math.max(end, low ?? end) : Math.min(end, high ?? end);
  const rect = element('rect', { x: x + 1, width: width - 2, ...box, fill: colour.fill });
  const spread = bar.spread ? drawSpread(middle, low ?? end, high ?? end, THEME.text) : '';
  const value = drawValue(format(bar.value), { x: middle, y, down }, width, colour.text);
  return { bar: rect + spread, value };
}

/** Beyond the end of the bar; turned where the bar is too narrow for it. */
function drawValue(
  value: string,
  { x, y, down }: { x: number; y: number; down: boolean },
  width: number,
  fill: string,
): string {
  const look = { 'font-size': VALUE_SIZE, fill, ...HALO };
  const gap = down ? 6 : -6;
  if (textWidth(value, VALUE_SIZE) <= width + 4) {
    return text(value, x, y + gap + (down ? 8 : 0), { 'text-anchor': 'middle', ...look });
  }
  const turned = { transform: `rotate(-90 ${coordinate(x + 4)} ${coordinate(y + gap)})` };
  return text(value, x + 4, y + gap, { ...turned, 'text-anchor': down ? 'end' : 'start', ...look });
}
