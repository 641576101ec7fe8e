/**
 * Plots as SVG, without dependencies: `linePlot` for throughput against latency, `barChart` for
 * ratios. They return the whole text of an .svg file, which shows the same on light and on dark
 * pages, and is the same for the same input, so that a repository can hold it.
 */
export type { Bar } from './bar.js';
export { barChart, type BarChartOptions, type BarSeries } from './bar-chart.js';
export type { PlotOptions } from './frame.js';
export { linePlot, type LinePlotOptions, type LinePoint, type LineSeries } from './line-plot.js';
export type { Axis } from './scale.js';
