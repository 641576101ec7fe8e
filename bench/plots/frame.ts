/** What surrounds the data of every plot: title, legend, axes and grid. */
import { formatNumber, type Axis, type Scale } from './scale.js';
import { coordinate, element, line, text, textWidth, THEME } from './svg.js';
import { wrap } from './wrap.js';

/** The part of the picture that the data has, in pixels from the top left. */
export interface Area {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** What every plot may have. */
export interface PlotOptions {
  title: string;
  /** A line below the title: the model, the load, what the labels are. */
  subtitle?: string;
  /** Pixels; default 820. */
  width?: number;
  /** Pixels; default 460. */
  height?: number;
}

export interface LegendEntry {
  name: string;
  /** Draws the sample, so wide, from the given left end. */
  draw: (x: number, y: number) => string;
  width: number;
}

export const PADDING = 20;
const ENTRY_GAP = 22;
const TITLE_SIZE = 17;

export const sizeOf = ({ width = 820, height = 460 }: PlotOptions) => ({ width, height });

/** Title, subtitle and legend, with as many rows as it needs. Returns where they end. */
export function drawHead(
  options: PlotOptions,
  entries: readonly LegendEntry[],
): { parts: string[]; bottom: number } {
  const space = sizeOf(options).width - 2 * PADDING;
  const parts: string[] = [];
  let y = 10;
  // Bold letters are wider.
  for (const row of wrap(options.title, space, 1.2 * TITLE_SIZE)) {
    y += 22;
    parts.push(text(row, PADDING, y, { 'font-size': TITLE_SIZE, 'font-weight': 600 }));
  }
  for (const row of wrap(options.subtitle ?? '', space, 12)) {
    y += 20;
    parts.push(text(row, PADDING, y, { fill: THEME.faintText }));
  }
  if (entries.length === 0) return { parts, bottom: y };
  y += 26;
  let x = PADDING;
  for (const { name, width, draw } of entries) {
    const entryWidth = width + 6 + textWidth(name, 12);
    if (x > PADDING && x + entryWidth > PADDING + space) {
      x = PADDING;
      y += 20;
    }
    parts.push(draw(x, y - 4), text(name, x + width + 6, y));
    x += entryWidth + ENTRY_GAP;
  }
  return { parts, bottom: y + 6 };
}

/** How wide the labels of a vertical axis are, its title included. */
export function leftMargin({ ticks }: Scale): number {
  const widest = Math.max(...ticks.map((tick) => textWidth(formatNumber(tick), 12)));
  return PADDING + 18 + widest + 8;
}

export const xIn = (area: Area, scale: Scale) => (value: number) =>
  area.left + scale.at(value) * (area.right - area.left);

export const yIn = (area: Area, scale: Scale) => (value: number) =>
  area.bottom - scale.at(value) * (area.bottom - area.top);

/** The grid's horizontal lines, their labels and the axis' title. */
export function drawYAxis(area: Area, scale: Scale, axis: Axis): string[] {
  const place = yIn(area, scale);
  const parts = scale.ticks.map((tick) => {
    const y = place(tick);
    const label = text(formatNumber(tick), area.left - 8, y + 4, {
      'text-anchor': 'end',
      fill: THEME.faintText,
    });
    return line([area.left, y], [area.right, y], { stroke: THEME.grid }) + label;
  });
  const [x, middle] = [PADDING + 8, (area.top + area.bottom) / 2];
  const turned = { transform: `rotate(-90 ${x} ${coordinate(middle)})`, 'text-anchor': 'middle' };
  return [...parts, text(axis.label, x, middle, turned)];
}

/** The grid's vertical lines, their labels and the axis' title. */
export function drawXAxis(area: Area, scale: Scale, axis: Axis): string[] {
  const place = xIn(area, scale);
  const parts = scale.ticks.map((tick) => {
    const x = place(tick);
    const label = text(formatNumber(tick), x, area.bottom + 18, {
      'text-anchor': 'middle',
      fill: THEME.faintText,
    });
    return line([x, area.top], [x, area.bottom], { stroke: THEME.grid }) + label;
  });
  const middle = (area.left + area.right) / 2;
  return [...parts, text(axis.label, middle, area.bottom + 40, { 'text-anchor': 'middle' })];
}

/** The lines at the left and at the bottom, over the grid. */
export function drawBorder({ left, top, right, bottom }: Area): string {
  const d = rounded(`M${left} ${top}V${bottom}H${right}`);
  return element('path', { d, fill: 'none', stroke: THEME.axis });
}

/** A vertical line from `low` to `high` with a bar across each end. */
export function drawSpread(x: number, low: number, high: number, stroke: string): string {
  const d = `M${x - 4} ${low}H${x + 4}M${x} ${low}V${high}M${x - 4} ${high}H${x + 4}`;
  return element('path', { d: rounded(d), fill: 'none', stroke, 'stroke-width': 1.3 });
}

/** The numbers in a path, to hundredths. */
export function rounded(d: string): string {
  return d.replace(/-?\d+\.\d+(e-?\d+)?/g, (number) => coordinate(Number(number)));
}
