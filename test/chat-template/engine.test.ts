import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import test from 'node:test';
import { Engine, Tokenizer } from '../../lib/index.js';
import { modelDir } from '../helpers/child.js';
import { copyModel } from '../helpers/model-copy.js';

test('a prompt has the text that the template rendered', async () => {
  await using engine = await Engine.load(modelDir);
  const messages = [{ role: 'user', content: 'Hello!' }];
  const chatTemplate = '<|im_start|>{{ messages[0].content }}{{ eos_token }}{{ mood }}';
  const prompt = await engine.prepareChat(messages, { chatTemplate, extraContext: { mood: 'ok' } });
  assert.equal(prompt.text, '<|im_start|>Hello!<|im_end|>ok');
  assert.deepEqual(
    prompt.tokenIds,
    await engine.tokenizer.encode(prompt.text, { addSpecialTokens: false }),
  );
  const open = [...messages, { role: 'assistant', content: 'Hi' }];
  const { text } = await engine.prepareChat(open, { continueFinalMessage: true });
  assert.match(text ?? '', /<\|im_start\|>assistant\nHi$/);
  assert.equal(engine.model.chatTemplate, engine.tokenizer.chatTemplate);
  assert.match(engine.model.chatTemplate, /add_generation_prompt/);
});

test('a model whose template cannot be read does not load', async (t) => {
  const copy = copyModel(t);
  await writeFile(path.join(copy, 'chat_template.jinja'), 'one\ntwo\n{% if three %}\n');
  const refused = {
    code: 'MODEL_LOAD_FAILED',
    message: /chat_template\.jinja cannot be read: line 3: the block 'if' is never closed/,
  };
  await assert.rejects(Engine.load(copy), refused);
  await assert.rejects(Tokenizer.load(copy), refused);
});
