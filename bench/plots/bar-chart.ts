/** Grouped bars with error bars, such as the ratios of several servers under several loads. */
import type { Area, LegendEntry, PlotOptions } from './frame.js';
import { drawBorder, drawHead, drawYAxis, leftMargin, PADDING, sizeOf, yIn } from './frame.js';
import { drawBar, type Bar } from './bar.js';
import { makeScale, type Axis } from './scale.js';
import { colourOf, element, line, svgDocument, text, textWidth, THEME } from './svg.js';
import { wrap } from './wrap.js';

export interface BarSeries {
  name: string;
  /** One for each group; undefined where nothing was measured. */
  bars: readonly (Bar | undefined)[];
  /** Which colour, from 0; give it to keep a server's the same in all plots. */
  style?: number;
}

export interface BarChartOptions extends PlotOptions {
  y: Axis;
  /** Their names, below the axis; long ones are broken into lines. */
  groups: readonly string[];
  series: readonly BarSeries[];
  /** A dashed line across, such as the 1 of ratios; bars of a logarithmic axis begin at it. */
  reference?: { value: number; label: string };
  /** How the value over a bar is written; default with two decimals. */
  format?: (value: number) => string;
}

const MOST_BAR_WIDTH = 56;

const twoDecimals = (value: number) => value.toFixed(2);

/**
 * Draws a chart of grouped bars; the same input always gives the same text.
 * @throws RangeError for a value that has no place on the axis
 */
export function barChart(options: BarChartOptions): string {
  const { title, y, groups, series, reference, format = twoDecimals } = options;
  const bars = series.flatMap((each) => each.bars).filter((bar) => bar !== undefined);
  const values = bars.flatMap(({ value, spread = [] }) => [value, ...spread]);
  const scale = makeScale(y, reference ? [...values, reference.value] : values);
  const { width, height } = sizeOf(options);
  const head = drawHead(options, series.length > 1 ? series.map(legendEntry) : []);
  const left = leftMargin(scale);
  const right = width - PADDING - (reference ? textWidth(reference.label, 12) + 8 : 0);
  const groupWidth = (right - left) / Math.max(1, groups.length);
  const names = groups.map((name) => wrap(name, groupWidth - 10, 12));
  const rows = Math.max(1, ...names.map((lines) => lines.length));
  // Room above and below for values that stand beyond the ends of their bars.
  const area: Area = { left, top: head.bottom + 24, right, bottom: height - 22 - 16 * rows };
  const yOf = yIn(area, scale);
  const linear = (y.scale ?? 'linear') === 'linear';
  const base = yOf(linear ? Math.max(0, scale.low) : (reference?.value ?? scale.low));
  const barWidth = Math.min(MOST_BAR_WIDTH, (groupWidth * 0.8) / Math.max(1, series.length));
  const drawn = groups.flatMap((_, group) => {
    const middle = left + groupWidth * (group + 0.5);
    return series.map((each, i) => {
      const x = middle + (i - series.length / 2) * barWidth;
      return drawBar(each.bars[group], { x, width: barWidth, base, yOf }, each.style ?? i, format);
    });
  });
  const nameParts = names.flatMap((lines, group) =>
    lines.map((row, i) =>
      text(row, left + groupWidth * (group + 0.5), area.bottom + 18 + 16 * i, {
        'text-anchor': 'middle',
      }),
    ),
  );
  const description = `${title}: ${y.label} of ${series.map(({ name }) => name).join(', ')}`;
  return svgDocument({ width, height }, description, [
    ...head.parts,
    ...drawYAxis(area, scale, y),
    ...drawn.map(({ bar }) => bar),
    drawBorder(area),
    ...(reference ? drawReference(area, yOf(reference.value), reference.label) : []),
    // Over all lines, which would else cross them.
    ...drawn.map(({ value }) => value),
    ...nameParts,
  ]);
}

function legendEntry({ name, style }: BarSeries, index: number): LegendEntry {
  const box = { width: 12, height: 12, rx: 2, fill: colourOf(style ?? index).fill };
  return { name, width: 12, draw: (x, y) => element('rect', { x, y: y - 6, ...box }) };
}

function drawReference({ left, right }: Area, y: number, label: string): string[] {
  const dashed = { stroke: THEME.text, 'stroke-dasharray': '5 4' };
  return [line([left, y], [right, y], dashed), text(label, right + 6, y + 4)];
}
