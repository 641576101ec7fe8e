/** A thousand schemas: every answer that ends fits its schema, and all others are refused. */
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import Fastify from 'fastify';
import { Engine } from '../../lib/index.js';
import { openvinoServe } from '../../lib/server/index.js';
import type { ChatCompletion } from '../../lib/server/schemas/chat-completion-response.js';
import { modelDir } from '../helpers/child.js';
import { errorOf, registryOf } from '../helpers/http.js';
import { SchemaGenerator, type GeneratedSchema } from '../helpers/schema-generator.js';

const COUNT = 1000;
const AT_ONCE = 32;

const engine = await Engine.load(modelDir);
const fastify = Fastify();
await fastify.register(openvinoServe, { models: registryOf(engine) });
after(async () => {
  await fastify.close();
  await engine.close();
});

const ajv = new Ajv2020({ strict: false, validateSchema: false });
formats.default(ajv);

test('a thousand schemas are enforced or refused', async (t) => {
  const generator = new SchemaGenerator(2026);
  const schemas = Array.from({ length: COUNT }, () => generator.next());
  const counts = { stop: 0, length: 0, refused: 0 };
  const faults: string[] = [];
  let next = 0;

  const run = async (schema: GeneratedSchema, seed: number): Promise<void> => {
    const response = await fastify.inject({
      method: 'POST',
      url: '/v1/chat/completions',
      payload: {
        messages: [{ role: 'user', content: 'Tell me about a cat.' }],
        response_format: { type: 'json_schema', json_schema: { name: 'x', schema } },
        ...{ temperature: 1, max_tokens: 300, seed },
      },
    });
    if (response.statusCode === 400 && errorOf(response).code === 'invalid_grammar') {
      counts.refused++;
    } else if (response.statusCode === 200) {
      const [choice] = response.json<ChatCompletion>().choices;
      const text = choice?.message.content ?? '';
      if (choice?.finish_reason === 'length') counts.length++;
      else counts.stop++;
      if (choice?.finish_reason === 'stop' && !ajv.validate(schema, JSON.parse(text))) {
        faults.push(`${JSON.stringify(schema)}\n${text}\n${ajv.errorsText()}`);
      }
    } else faults.push(`${JSON.stringify(schema)}\n${response.body}`);
  };
  const worker = async (): Promise<void> => {
    for (let i = next++; i < COUNT; i = next++) await run(schemas[i] ?? {}, i);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));

  t.diagnostic(JSON.stringify(counts));
  assert.deepEqual(faults, [], faults.slice(0, 10).join('\n\n'));
  assert.ok(counts.stop >= 0.6 * COUNT, 'most answers end by themselves');
  assert.ok(counts.refused >= 0.05 * COUNT, 'the refused share was drawn');
});
