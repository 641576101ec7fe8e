import { jsonListFormat } from './json-list.js';

/**
 * `functools[{"name": "f", "arguments": {…}}]`: the Phi-4 models with the chat template for tool use
 * that is common with model servers.
 */
export const phi4 = jsonListFormat({
  name: 'phi4',
  opening: 'functools',
  specialTokens: false,
  matches: (template) => template.includes('functools'),
});

/**
 * `<|tool_call|>[{"name": "f", "arguments": {…}}]<|/tool_call|>`: Phi-4-mini with its own chat
 * template (its model card, which puts the tools between `<|tool|>` and `<|/tool|>`).
 */
export const phi4Mini = jsonListFormat({
  name: 'phi4-mini',
  opening: '<|tool_call|>',
  closing: '<|/tool_call|>',
  specialTokens: true,
  matches: (template) => /<\|\/tool(_call)?\|>/.test(template),
});
