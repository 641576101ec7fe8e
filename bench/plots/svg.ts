/** Elements of SVG as text, and the look that all plots share. */

export type Attributes = Record<string, string | number>;

/** Of a series: its line or bar, and a shade of it that is dark enough for text on white. */
export interface Colour {
  fill: string;
  text: string;
}

/** After Okabe and Ito: told apart with every kind of colour blindness; yellow is left out. */
export const COLOURS: readonly Colour[] = [
  { fill: '#0072b2', text: '#00629a' },
  { fill: '#d55e00', text: '#a84a00' },
  { fill: '#009e73', text: '#00704f' },
  { fill: '#cc79a7', text: '#9c3f74' },
  { fill: '#e69f00', text: '#8a5f00' },
  { fill: '#56b4e9', text: '#1a6fa0' },
  { fill: '#4d4d4d', text: '#333333' },
];

export function colourOf(index: number): Colour {
  return COLOURS[index % COLOURS.length] ?? { fill: '#000000', text: '#000000' };
}

/** GitHub's own greys on white; the plots bring their background, so dark pages show the same. */
export const THEME = {
  background: '#ffffff',
  border: '#d0d7de',
  grid: '#e6eaef',
  axis: '#8c959f',
  text: '#1f2328',
  faintText: '#57606a',
  font: "-apple-system, 'Segoe UI', 'Noto Sans', Helvetica, Arial, sans-serif",
} as const;

/** A rim in the colour of the background keeps text legible where it must cross a line. */
export const HALO: Attributes = {
  stroke: THEME.background,
  'stroke-width': 3,
  'paint-order': 'stroke',
};

/** Text for content and attributes; what XML cannot hold at all is left out. */
export function escapeXml(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex -- those are what is to be found
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '')
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/"/g, '&quot;')
      .replace(/'/g, '&apos;')
  );
}

/** @param content of children, already escaped */
export function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes).map(
    ([key, value]) =>
      ` ${key}="${typeof value === 'number' ? coordinate(value) : escapeXml(value)}"`,
  );
  return content === ''
    ? `<${name}${written.join('')}/>`
    : `<${name}${written.join('')}>${content}</${name}>`;
}

/** Hundredths of a pixel are enough, and are the same wherever they are computed. */
export function coordinate(value: number): string {
  // Adding zero turns minus zero into zero.
  return String(Math.round(value * 100) / 100 + 0);
}

export function text(content: string, x: number, y: number, attributes: Attributes = {}): string {
  return element('text', { x, y, ...attributes }, escapeXml(content));
}

export function line(
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
  attributes: Attributes,
): string {
  return element('line', { x1, y1, x2, y2, ...attributes });
}

/** About as wide as the text is in a wide font: which one there is, only the reader knows. */
export function textWidth(content: string, size: number): number {
  const widths = Array.from(content, (letter) => {
    if (/[iljtfrI.,:;'|!()[\] ]/.test(letter)) return 0.38;
    if (/[mwMW@%]/.test(letter)) return 0.95;
    if (/[A-Z]/.test(letter)) return 0.7;
    return (letter.codePointAt(0) ?? 0) > 0x2e7f ? 1 : 0.61;
  });
  return size * widths.reduce((sum, width) => sum + width, 0);
}

/** The whole picture. @param description what it shows, for those who cannot see it */
export function svgDocument(
  { width, height }: { width: number; height: number },
  description: string,
  parts: readonly string[],
): string {
  const frame = {
    ...{ x: 0.5, y: 0.5, width: width - 1, height: height - 1, rx: 6 },
    ...{ fill: THEME.background, stroke: THEME.border },
  };
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    ...{ viewBox: `0 0 ${width} ${height}`, width, height, role: 'img' },
    ...{ 'aria-label': description, 'font-family': THEME.font, 'font-size': 12, fill: THEME.text },
  };
  const lines = [element('rect', frame), ...parts].join('\n');
  return `${element('svg', attributes, `\n${lines}\n`)}\n`;
}
