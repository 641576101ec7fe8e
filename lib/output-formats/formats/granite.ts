import { jsonListFormat } from './json-list.js';

/**
 * `<|tool_call|>[{"name": "f", "arguments": {…}}]`: Granite 3 (IBM's Granite documentation, and the
 * models' chat templates). Granite 4 writes calls the way Hermes does, and its template says so.
 */
export const granite = jsonListFormat({
  name: 'granite',
  opening: '<|tool_call|>',
  specialTokens: true,
  // Phi-4-mini has the same marker, but a closing one, too.
  matches: (template) =>
    template.includes('<|tool_call|>') && !/<\|\/tool(_call)?\|>/.test(template),
});
