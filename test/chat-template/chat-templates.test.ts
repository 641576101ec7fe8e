import assert from 'node:assert/strict';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { ChatTemplates } from '../../lib/chat-template/chat-templates.js';
import { readTemplateFiles } from '../../lib/chat-template/template-files.js';
import type { ChatMessage, ChatTemplateOptions } from '../../lib/index.js';

type Files = Record<string, string>;

/** The templates of a folder with these files and this `tokenizer_config.json`. */
async function templatesOf(config: object, files: Files = {}, map = {}): Promise<ChatTemplates> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'chat-templates-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), text);
    }
    return new ChatTemplates(await readTemplateFiles(folder, { ...config }, map));
  } finally {
    await rm(folder, { recursive: true });
  }
}

const messages: ChatMessage[] = [{ role: 'user', content: 'Hi' }];
const tools = [{ type: 'function', function: { name: 'f' } }];

const inConfig = {
  chat_template: [
    { name: 'default', template: 'plain' },
    { name: 'tool_use', template: 'tools' },
    { name: 'rag', template: 'rag' },
  ],
};

test('the template for tools is chosen where tools are given', async () => {
  const templates = await templatesOf(inConfig);
  assert.equal(templates.render(messages, {}), 'plain');
  assert.equal(templates.render(messages, { tools }), 'tools');
  assert.equal(templates.source, 'tools');
  const one = await templatesOf({ chat_template: 'one' });
  assert.equal(one.render(messages, { tools }), 'one');
  assert.equal(one.source, 'one');
});

test('files of templates count before the configuration', async () => {
  const files = {
    'chat_template.jinja': 'file',
    'additional_chat_templates/tool_use.jinja': 'file for tools',
  };
  const templates = await templatesOf(inConfig, files);
  assert.equal(templates.render(messages, {}), 'file');
  assert.equal(templates.render(messages, { tools }), 'file for tools');
  const single = await templatesOf(inConfig, { 'chat_template.jinja': 'file' });
  assert.equal(single.render(messages, { tools }), 'file');
});

test('without a template that fits, the request fails and says why', async () => {
  const none = await templatesOf({});
  assert.equal(none.source, '');
  assert.throws(() => none.render(messages, {}), {
    code: 'CHAT_TEMPLATE_ERROR',
    message: /has no chat template/,
  });
  const other = await templatesOf({ chat_template: [{ name: 'rag', template: 'x' }] });
  assert.throws(() => other.render(messages, {}), { message: /\(rag\) is the default/ });
});

test('the tokenizer adds what the files do not say', async () => {
  const facts = {
    chatTemplate: '{{ bos_token }}{{ eos_token }}{{ pad_token }}',
    bos: { text: '<b>' },
    eos: { text: '<e>' },
    pad: null,
  };
  const templates = await templatesOf({ eos_token: '</s>' });
  templates.complete(facts);
  assert.equal(templates.render(messages, {}), '<b></s>');
  const own = await templatesOf({ bos_token: null, chat_template: '[{{ bos_token }}]' });
  own.complete(facts);
  assert.equal(own.render(messages, {}), '[]');
});

test('special tokens are texts, whichever way they are written', async () => {
  const config = {
    bos_token: { content: '<s>', lstrip: false },
    eos_token: '</s>',
    extra_special_tokens: { image_token: '<img>' },
    additional_special_tokens: ['<a>', { content: '<b>' }],
    chat_template:
      '{{ bos_token ~ eos_token ~ unk_token ~ image_token ~ additional_special_tokens | join }}',
  };
  const templates = await templatesOf(config, {}, { unk_token: { content: '<unk>' } });
  assert.equal(templates.render(messages, {}), '<s></s><unk><img><a><b>');
});

test('the variables are those of transformers', async () => {
  const templates = await templatesOf({
    chat_template:
      '{{ tools }} {{ documents }} {{ add_generation_prompt }} {{ mood }} {{ enable_thinking is defined }} {{ messages }}',
  });
  assert.equal(
    templates.render([{ role: 'assistant', content: null, tool_calls: undefined }], {}),
    "None None True  False [{'role': 'assistant', 'content': None}]",
  );
  const options: ChatTemplateOptions = {
    tools: [],
    addGenerationPrompt: false,
    extraContext: { mood: 'gut', enable_thinking: false, documents: [1], messages: 'mine' },
  };
  assert.equal(templates.render([], options), '[] [1] False gut True []');
});

test('a template that cannot be read is an error at load that names file and line', async () => {
  await assert.rejects(templatesOf({}, { 'chat_template.jinja': 'a\n{{ b | nope }}' }), {
    code: 'MODEL_LOAD_FAILED',
    message: /chat_template\.jinja cannot be read: line 2: No filter named 'nope'/,
  });
  const broken = { chat_template: [{ name: 'tool_use', template: '\n\n{% if %}' }] };
  await assert.rejects(templatesOf(broken), {
    code: 'MODEL_LOAD_FAILED',
    message: /tokenizer_config\.json, tool_use cannot be read: line 3:/,
  });
  const templates = await templatesOf({});
  const facts = { chatTemplate: '{% for %}', bos: null, eos: null, pad: null };
  assert.throws(() => templates.complete(facts), {
    code: 'MODEL_LOAD_FAILED',
    message: /openvino_tokenizer\.xml cannot be read: line 1:/,
  });
});

test('what a template refuses is an error of the request', async () => {
  const templates = await templatesOf({
    chat_template: '{% if tools %}\n{{ raise_exception("no tools") }}{% endif %}{{ x.y }}',
  });
  assert.throws(() => templates.render(messages, { tools }), {
    code: 'CHAT_TEMPLATE_ERROR',
    message: 'The chat template refused the conversation: line 2: no tools',
  });
  assert.throws(() => templates.render(messages, {}), {
    code: 'CHAT_TEMPLATE_ERROR',
    message: /failed on the conversation: line 2:/,
  });
});

test('a template of the request is used instead, and compiled once', async () => {
  const templates = await templatesOf({ chat_template: 'own' });
  for (let i = 0; i < 40; i += 1) {
    const chatTemplate = `{{ messages[0].content }}${i % 20}`;
    assert.equal(templates.render(messages, { chatTemplate, tools }), `Hi${i % 20}`);
  }
  assert.throws(() => templates.render(messages, { chatTemplate: '\n{{' }), {
    code: 'CHAT_TEMPLATE_ERROR',
    message: /line 2/,
  });
});

const TURNS =
  '{% for m in messages %}<{{ m.role }}>{{ m.content }}</{{ m.role }}>\n{% endfor %}{% if add_generation_prompt %}<assistant>{% endif %}';

test('the last message can be left open', async () => {
  const templates = await templatesOf({ chat_template: TURNS });
  const open = [...messages, { role: 'assistant', content: ' Once upon ' }];
  const options = { continueFinalMessage: true };
  assert.equal(templates.render(open, options), '<user>Hi</user>\n<assistant> Once upon ');
  const trimming = { ...options, chatTemplate: TURNS.replace('m.content', 'm.content | trim') };
  assert.equal(templates.render(open, trimming), '<user>Hi</user>\n<assistant>Once upon');
  const hiding = { ...options, chatTemplate: '{{ messages[0].content }}' };
  assert.throws(() => templates.render(open, hiding), { code: 'CHAT_TEMPLATE_ERROR' });
  const both = { ...options, addGenerationPrompt: true };
  assert.throws(() => templates.render(open, both), { code: 'INVALID_ARGUMENT' });
  for (const last of [[], [{ role: 'assistant', content: null }]]) {
    assert.throws(() => templates.render(last, options), { code: 'INVALID_ARGUMENT' });
  }
  assert.deepEqual(open[1], { role: 'assistant', content: ' Once upon ' });
});
