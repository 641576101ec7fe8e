import assert from 'node:assert/strict';
import test from 'node:test';
import {
  chooseReasoningFormat,
  chooseToolFormat,
  findToolFormat,
  REASONING_FORMATS,
  TOOL_FORMATS,
  type ToolFormat,
} from '../../lib/output-formats/index.js';

/** What tells the families' chat templates apart, and nothing else of them. */
const TEMPLATES: Readonly<Record<string, string>> = {
  hermes: `reply within <tool_call></tool_call> {{- '<tool_call>\\n{"name": "' }}`,
  'qwen3-coder': `<tool_call>\\n<function=' + name + '>\\n<parameter=' + key + '>`,
  'llama3-json': `<|start_header_id|> Environment: ipython {{- '"parameters": ' }}`,
  'llama3-pythonic': `<|header_start|> [func_name1(a=b), func_name2()] "parameters": `,
  mistral: `{{- "[TOOL_CALLS] [" }} {{ '"id": "' }}`,
  devstral: `{{- "[TOOL_CALLS]" + name + "[ARGS]" + arguments }}`,
  phi4: `functools[{"name": ...}]`,
  'phi4-mini': `'<|tool|>' + message['tools'] + '<|/tool|>'`,
  granite: `answer with <|tool_call|> and then a JSON list {{- '"parameters": ' }}`,
  'gpt-oss': `<|start|>assistant<|channel|>analysis<|message|>`,
  functiongemma: `<start_function_call>call:`,
  gemma4: `'<|tool_call>call:' + name`,
  gemma3: 'write a block of ```tool_code',
  lfm2: `"<|tool_call_start|>[" + calls + "]<|tool_call_end|>"`,
  'deepseek-r1': '<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>\\n```json\\n',
  'deepseek-v3.1': '<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>',
};

test('each family of templates gets its format', () => {
  for (const [name, template] of Object.entries(TEMPLATES)) {
    assert.equal(chooseToolFormat(template)?.name, name);
  }
  assert.deepEqual(Object.keys(TEMPLATES).sort(), TOOL_FORMATS.map(({ name }) => name).sort());
});

test('Granite 4 writes calls the way Hermes does', () => {
  assert.equal(chooseToolFormat('<|start_of_role|> <tool_call> "parameters": ')?.name, 'hermes');
});

test('templates without tools, or with others, get none', () => {
  assert.equal(chooseToolFormat('<|im_start|>{{ message.content }}<|im_end|>'), undefined);
  assert.equal(chooseToolFormat('<tool_call>{name}<arg_key>'), undefined);
  assert.equal(chooseToolFormat('<|start_header_id|>user'), undefined);
});

test('further formats, and formats by name', () => {
  const own: ToolFormat = { ...TOOL_FORMATS[0]!, name: 'own', matches: (t) => t.includes('@@') };
  assert.equal(chooseToolFormat('@@ <tool_call>', [own, ...TOOL_FORMATS]), own);
  assert.equal(findToolFormat('hermes')?.name, 'hermes');
  assert.equal(findToolFormat('own'), undefined);
});

test('formats of reasoning', () => {
  assert.equal(chooseReasoningFormat("'<think>\\n' + reasoning")?.name, 'think');
  assert.equal(chooseReasoningFormat("content.split('</think>')[-1]")?.name, 'think');
  assert.equal(chooseReasoningFormat("'<|channel>thought\\n'")?.name, 'gemma4');
  assert.equal(chooseReasoningFormat(TEMPLATES['gpt-oss']!), undefined);
  assert.equal(chooseReasoningFormat('<think>', REASONING_FORMATS.slice(1)), undefined);
});

test('what the server has to know of a format', () => {
  assert.equal(findToolFormat('mistral')?.callIdLength, 9);
  assert.equal(findToolFormat('gpt-oss')?.wholeAnswer, true);
  assert.equal(findToolFormat('hermes')?.specialTokens, false);
  assert.equal(findToolFormat('gpt-oss')?.specialTokens, true);
});
