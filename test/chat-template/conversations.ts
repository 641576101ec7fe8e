/** Conversations and variables that every family's template is shown. */
import type { ChatMessage } from '../../lib/index.js';

interface Case {
  name: string;
  messages: ChatMessage[];
  variables?: Record<string, unknown>;
}

const TOOLS = [
  {
    type: 'function',
    function: {
      name: 'get_weather',
      description: '  The weather of a "place" – now & later\n',
      parameters: {
        type: 'object',
        properties: {
          city: { type: 'string', description: 'A city, as in 北京' },
          unit: { type: 'string', enum: ['celsius', 'kelvin'], default: 'celsius' },
          days: { type: ['integer', 'null'], description: 'How many', minimum: 1, maximum: 7.5 },
          places: {
            type: 'array',
            items: { type: 'object', properties: { lat: { type: 'number' } } },
          },
          tags: { type: 'array', items: { type: 'string' }, default: [] },
          options: {
            type: 'object',
            properties: {
              deep: { type: 'boolean', description: 'All of it' },
              a: { type: 'string' },
            },
            required: ['deep'],
          },
          either: { oneOf: [{ type: 'string', description: 's' }, { type: 'integer' }] },
          free: {},
        },
        required: ['city'],
        additionalProperties: false,
      },
    },
  },
  { type: 'function', function: { name: 'stop', description: 'Stops.', parameters: {} } },
];

const call = (id: string, name: string, args: unknown) => ({
  id,
  type: 'function',
  function: { name, arguments: args },
});

const system: ChatMessage = { role: 'system', content: 'Antworte „kurz“. ' };
const question: ChatMessage = { role: 'user', content: '  Wie ist das Wetter in Köln? 🌦️\n' };
const answer: ChatMessage = {
  role: 'assistant',
  content: '<think>\n\n  Hm.\n</think>\n\n  Nass.\n',
};
const thanks: ChatMessage = { role: 'user', content: 'Danke! <b>&amp; "quoted" {{ x }}</b>' };
const args = { city: 'Köln', days: 2, deep: { list: [1, 2.5, null, true], s: "it's" }, none: null };
const callsOne: ChatMessage = {
  role: 'assistant',
  content: null,
  tool_calls: [call('abcdefghi', 'get_weather', args)],
};
const result: ChatMessage = {
  role: 'tool',
  tool_call_id: 'abcdefghi',
  name: 'get_weather',
  content: '{"temp": 12.0, "sky": "grau"}',
};
const callsTwo: ChatMessage = {
  role: 'assistant',
  content: 'Gleich.',
  tool_calls: [call('abcdefghi', 'get_weather', { city: 'Rom' }), call('123456789', 'stop', {})],
};
const stopped: ChatMessage = { role: 'tool', tool_call_id: '123456789', content: 'done' };

const CONVERSATIONS: Case[] = [
  { name: 'a question', messages: [question] },
  { name: 'a system message', messages: [system, question] },
  {
    name: 'a developer message',
    messages: [{ role: 'developer', content: 'Be brief.' }, question],
  },
  { name: 'several turns', messages: [system, question, answer, thanks] },
  { name: 'an answer at the end', messages: [question, answer] },
  { name: 'a late system message', messages: [question, answer, system, thanks] },
  { name: 'a call', messages: [question, callsOne] },
  { name: 'a call and its result', messages: [system, question, callsOne, result] },
  { name: 'a result and an answer', messages: [question, callsOne, result, answer, thanks] },
  { name: 'two calls', messages: [question, callsTwo, result, stopped] },
  {
    name: 'two rounds of calls',
    messages: [question, callsOne, result, callsTwo, result, stopped],
  },
  { name: 'null content', messages: [question, { ...answer, content: null }] },
  { name: 'two questions in a row', messages: [question, thanks] },
  { name: 'an empty conversation', messages: [] },
  {
    name: 'reasoning of its own field',
    messages: [
      question,
      { role: 'assistant', content: 'Nass.', reasoning_content: '\nHm.\n', thinking: 'Hm.' },
      thanks,
      { ...callsOne, reasoning_content: 'Nachsehen.', thinking: 'Nachsehen.' },
      result,
    ],
  },
  {
    name: 'content in parts',
    messages: [{ role: 'user', content: [{ type: 'text', text: ' Hi ' }] as unknown as string }],
  },
];

const VARIABLES: Record<string, unknown>[] = [
  {},
  { tools: TOOLS },
  { add_generation_prompt: false },
  { tools: TOOLS, add_generation_prompt: false, tools_in_user_message: false },
  { enable_thinking: false, thinking: true, reasoning_effort: 'high', keep_past_thinking: true },
  { enable_thinking: true, builtin_tools: ['get_weather', 'code_interpreter'], tools: TOOLS },
  { documents: [{ doc_id: 1, text: 'Es regnet.' }], controls: { citations: true, length: 'long' } },
];

export const SPECIAL_TOKENS = { bos_token: '<s>', eos_token: '</s>', pad_token: '<pad>' };

/** Each conversation with each set of variables, as transformers passes them to a template. */
export const CASES = CONVERSATIONS.flatMap(({ name, messages }) =>
  VARIABLES.map((variables) => ({
    name: `${name}, ${JSON.stringify(Object.keys(variables))}`,
    variables: {
      messages,
      tools: null,
      documents: null,
      add_generation_prompt: true,
      ...SPECIAL_TOKENS,
      ...variables,
    },
  })),
);
