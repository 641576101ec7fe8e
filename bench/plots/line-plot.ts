/** Lines with markers, such as throughput against latency. */
import type { Area, LegendEntry, PlotOptions } from './frame.js';
import { drawBorder, drawHead, drawSpread, drawXAxis, drawYAxis, rounded } from './frame.js';
import { leftMargin, PADDING, sizeOf, xIn, yIn } from './frame.js';
import { LABEL_SIZE, placeLabels, type Point, type Segment } from './labels.js';
import { drawMarker } from './markers.js';
import { makeScale, type Axis } from './scale.js';
import { colourOf, element, HALO, svgDocument, text } from './svg.js';

export interface LinePoint {
  x: number;
  y: number;
  /** Beside the marker, such as the number of streams. */
  label?: string;
  /** Least and greatest y of all rounds, drawn as an error bar. */
  spread?: readonly [low: number, high: number];
}

export interface LineSeries {
  name: string;
  /** In the order in which the line joins them. */
  points: readonly LinePoint[];
  /** Which colour and marker, from 0; give it to keep a server's the same in all plots. */
  style?: number;
}

export interface LinePlotOptions extends PlotOptions {
  x: Axis;
  y: Axis;
  series: readonly LineSeries[];
  /** Whether lines join the markers; default true. */
  lines?: boolean;
}

const SAMPLE_WIDTH = 26;

/**
 * Draws a line or, with `lines: false`, a scatter plot; the same input always gives the same text.
 * @throws RangeError for a value that has no place on its axis
 */
export function linePlot(options: LinePlotOptions): string {
  const { x, y, series, lines = true } = options;
  const points = series.flatMap((each) => each.points);
  const xScale = makeScale(
    x,
    points.map((point) => point.x),
  );
  const yScale = makeScale(
    y,
    points.flatMap((point) => [point.y, ...(point.spread ?? [])]),
  );
  const { width, height } = sizeOf(options);
  const head = drawHead(
    options,
    series.map((each, i) => legendEntry(each, i, lines)),
  );
  const area: Area = {
    left: leftMargin(yScale),
    top: head.bottom + 14,
    right: width - PADDING - 8,
    bottom: height - 58,
  };
  const [xOf, yOf] = [xIn(area, xScale), yIn(area, yScale)];
  const curves = series.map((each, i) => {
    const places = each.points.map((point) => ({ x: xOf(point.x), y: yOf(point.y) }));
    const segments = places.slice(1).map((to, k): Segment => [places[k] ?? to, to]);
    return { ...each, style: each.style ?? i, places, segments: lines ? segments : [] };
  });
  const spreads = curves.flatMap(({ points, style }) =>
    points.flatMap(({ x, spread }) =>
      spread ? [{ x: xOf(x), low: yOf(spread[0]), high: yOf(spread[1]), style }] : [],
    ),
  );
  const labelled = curves.flatMap(({ points, places, style }) =>
    places.flatMap((at, k) => {
      const label = points[k]?.label;
      return label === undefined ? [] : [{ text: label, at, style }];
    }),
  );
  const labelPlaces = placeLabels(labelled, {
    area,
    markers: curves.flatMap(({ places }) => places),
    segments: [
      ...curves.flatMap(({ segments }) => segments),
      ...spreads.map(({ x, low, high }): Segment => [
        { x, y: low + 3 },
        { x, y: high - 3 },
      ]),
    ],
  });
  return svgDocument({ width, height }, description(options), [
    ...head.parts,
    ...drawYAxis(area, yScale, y),
    ...drawXAxis(area, xScale, x),
    drawBorder(area),
    ...(lines ? curves.map(({ places, style }) => drawLine(places, style)) : []),
    ...spreads.map(({ x, low, high, style }) => drawSpread(x, low, high, colourOf(style).fill)),
    ...curves.flatMap(({ places, style }) => places.map((at) => drawMarker(at, style))),
    ...labelled.map((label, i) => drawLabel(label, labelPlaces[i] ?? label.at)),
  ]);
}

function description({ title, x, y, series }: LinePlotOptions): string {
  return `${title}: ${y.label} against ${x.label} of ${series.map(({ name }) => name).join(', ')}`;
}

function legendEntry(series: LineSeries, index: number, lines: boolean): LegendEntry {
  const style = series.style ?? index;
  return {
    name: series.name,
    width: SAMPLE_WIDTH,
    draw: (x, y) => {
      const ends = [x, x + SAMPLE_WIDTH].map((end) => ({ x: end, y }));
      const marker = drawMarker({ x: x + SAMPLE_WIDTH / 2, y }, style);
      return (lines ? drawLine(ends, style) : '') + marker;
    },
  };
}

function drawLine(places: readonly Point[], style: number): string {
  const d = places.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x} ${y}`).join('');
  if (d === '') return '';
  const look = { fill: 'none', 'stroke-width': 2, 'stroke-linejoin': 'round' };
  return element('path', { d: rounded(d), ...look, stroke: colourOf(style).fill });
}

function drawLabel({ text: label, style }: { text: string; style: number }, { x, y }: Point) {
  return text(label, x, y, {
    ...{ 'text-anchor': 'middle', 'font-size': LABEL_SIZE, fill: colourOf(style).text },
    ...HALO,
  });
}
