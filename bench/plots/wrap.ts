/** Breaks text into lines. */
import { textWidth } from './svg.js';

/** Breaks at spaces so that each line fits, if its words do. No lines of an empty text. */
export function wrap(content: string, width: number, size: number): string[] {
  const lines: string[] = [];
  for (const word of content.split(' ').filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, size) <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines;
}
