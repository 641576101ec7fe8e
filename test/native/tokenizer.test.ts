import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import { Tokenizer, type ChatMessage } from '../../lib/index.js';
import { modelDir, root } from '../helpers/child.js';

const chatModel = await Tokenizer.load(modelDir);
const sentencePiece = await Tokenizer.load(path.join(root, 'test/fixtures/sentencepiece'));

test('special tokens', () => {
  assert.deepEqual(chatModel.eos, { id: 2, text: '<|im_end|>' });
  assert.equal(chatModel.bos, null);
  assert.deepEqual(sentencePiece.bos, { id: 1, text: '<s>' });
  assert.equal(chatModel.vocabSize, 1024);
});

test('encoding adds the special tokens of the model, unless told not to', async () => {
  const text = 'hello again';
  const [first] = await sentencePiece.encode(text);
  const plain = await sentencePiece.encode(text, { addSpecialTokens: false });
  assert.ok(!plain.includes(1) && plain.length > 0);
  // This tokenizer was made without a rule that puts BOS in front.
  assert.equal(first, plain[0]);
  assert.equal(await sentencePiece.decode(plain), text);
});

test('decoding leaves special tokens out, unless told not to', async () => {
  const ids = await chatModel.encode('<|im_start|>hi<|im_end|>');
  assert.equal(await chatModel.decode(ids), 'hi');
  assert.equal(
    await chatModel.decode(ids, { skipSpecialTokens: false }),
    '<|im_start|>hi<|im_end|>',
  );
  assert.equal(await chatModel.decode([...ids]), 'hi');
});

const messages: ChatMessage[] = [
  { role: 'system', content: 'Be brief.' },
  { role: 'user', content: 'Weather in Rome?' },
];

test('the chat template renders the conversation', async () => {
  const system = '<|im_start|>system\nBe brief.<|im_end|>\n';
  const turn = '<|im_start|>user\nWeather in Rome?<|im_end|>\n';
  const prompt = '<|im_start|>assistant\n';
  assert.equal(await chatModel.applyChatTemplate(messages), system + turn + prompt);
  assert.equal(
    await chatModel.applyChatTemplate(messages, { addGenerationPrompt: false }),
    system + turn,
  );
  assert.deepEqual(
    await chatModel.encodeChat(messages),
    await chatModel.encode(system + turn + prompt, { addSpecialTokens: false }),
  );
});

test('tools, variables and a template of one’s own reach the template', async () => {
  const tools = [
    { type: 'function', function: { name: 'get_weather', description: 'Weather', parameters: {} } },
  ];
  assert.match(await chatModel.applyChatTemplate(messages, { tools }), /get_weather\(\) - Weather/);
  const chatTemplate =
    '{{ mood }}:{% for m in messages %}[{{ m.role }} {{ m.content }}]{% endfor %}';
  assert.equal(
    await chatModel.applyChatTemplate(messages, { chatTemplate, extraContext: { mood: 'gut' } }),
    'gut:[system Be brief.][user Weather in Rome?]',
  );
});

test('many calls at once', async () => {
  const texts = Array.from({ length: 200 }, (_, i) => `Text ${i}: héllo 🌍`);
  const back = await Promise.all(
    texts.map(async (text) => chatModel.decode(await chatModel.encode(text))),
  );
  assert.deepEqual(back, texts);
});
