/** Facts of a text that are to fit a JSON Schema, one of several. */
import type { Random } from '../random.js';
import type { Sample } from '../sample.js';
import { makeText } from './text.js';

const text = (maxLength: number) => ({ type: 'string', maxLength });
const object = (properties: Record<string, unknown>) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});

// Bounded in every direction, so that answers end whatever the model.
const SCHEMAS = [
  object({ name: text(24), age: { type: 'integer', minimum: 0, maximum: 120 }, city: text(24) }),
  object({
    sentiment: { enum: ['positive', 'neutral', 'negative'] },
    confidence: { type: 'integer', minimum: 0, maximum: 100 },
  }),
  object({
    title: text(40),
    tags: { type: 'array', items: text(12), minItems: 1, maxItems: 4 },
    public: { type: 'boolean' },
  }),
  object({
    items: {
      type: 'array',
      items: object({ product: text(16), count: { type: 'integer', minimum: 1, maximum: 99 } }),
      minItems: 1,
      maxItems: 3,
    },
  }),
];

// More than the longest answer that fits takes.
const MAX_TOKENS = 400;

export function makeJsonSchema(random: Random, inputWords: number): Sample {
  const content = `Answer with JSON about this text: ${makeText(random, inputWords)}`;
  const schema = random.pick(SCHEMAS);
  return { messages: [{ role: 'user', content }], maxTokens: MAX_TOKENS, schema };
}
