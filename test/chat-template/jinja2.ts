import { runPython } from '../helpers/python.js';

export interface RenderCase {
  template: string;
  variables: Record<string, unknown>;
  /** Further variables, as JSON text that Python reads. */
  json?: Record<string, string>;
}

/** What Python made of a case: text, or an error with the line where the template is at fault. */
export interface Rendered {
  text?: string;
  error?: string;
  line?: number;
}

/** A time of day and year that shows every part of a date. */
export const NOW = new Date(2025, 6, 4, 15, 8, 9).getTime();

/** Renders all cases with jinja2, as transformers does; `strftime_now` tells {@link NOW}. */
export async function renderWithJinja2(cases: readonly RenderCase[]): Promise<Rendered[]> {
  const input = JSON.stringify(cases.map((renderCase) => ({ ...renderCase, now: NOW })));
  const output = await runPython('test/chat-template/render_jinja2.py', [], input);
  return JSON.parse(output) as Rendered[];
}
