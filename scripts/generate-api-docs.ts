/**
 * Fills the generated parts of the documentation from the schemas, the table of error codes and the
 * table of options. Prose is written by hand around them: a part begins with
 * `<!-- generated: NAME -->` and ends with `<!-- end -->`.
 *
 * Usage: node --import tsx scripts/generate-api-docs.ts [--check]
 * With --check it writes nothing and exits with 1 if a file is not current.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { DOCTOR_OPTIONS } from '../lib/cli/doctor-options.js';
import { fallbackOf, flagOf, rangeOf } from '../lib/cli/help.js';
import { envName, type OptionTable } from '../lib/cli/option-spec.js';
import { SERVE_OPTIONS } from '../lib/cli/serve-options.js';
import { HTTP_ERRORS } from '../lib/server/http-error-codes.js';
import { COMPLETION_PARAMETERS, OPENAI_PARAMETERS } from '../lib/server/openai-parameters.js';
import { RESPONSE_PARAMETERS } from '../lib/server/responses/response-parameters.js';
import { COUNT_PARAMETERS, MESSAGE_PARAMETERS } from '../lib/server/messages/message-parameters.js';
import * as request from '../lib/server/schemas/chat-completions.js';
import * as response from '../lib/server/schemas/chat-completion-response.js';
import * as completions from '../lib/server/schemas/completions.js';
import { ErrorObject } from '../lib/server/schemas/error.js';
import { Health } from '../lib/server/schemas/health.js';
import * as messages from '../lib/server/schemas/messages.js';
import { Message, MessagesError, TokenCount } from '../lib/server/schemas/messages-response.js';
import { Model, ModelList } from '../lib/server/schemas/models.js';
import { InputItem } from '../lib/server/schemas/response-input.js';
import { ResponseObject } from '../lib/server/schemas/response-object.js';
import { ResponsesRequest } from '../lib/server/schemas/responses.js';
import {
  DeletedResponse,
  InputItemList,
  InputItemsQuery,
} from '../lib/server/schemas/stored-responses.js';
import * as tokens from '../lib/server/schemas/tokenize.js';

const FILES = ['api_documentation.md', 'docs/reference/http-errors.md'];

/** What is read of a JSON Schema. */
interface Schema extends Partial<Record<Limit, number>> {
  type?: string;
  description?: string;
  enum?: string[];
  const?: string;
  required?: string[];
  anyOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
}
type Limit = 'minimum' | 'maximum' | 'minLength' | 'minItems' | 'maxItems';

const PARAMETERS = {
  'chat-request': request.ChatCompletionRequest,
  message: request.RequestMessage,
  'content-part': request.ContentPart,
  'completion-request': completions.CompletionRequest,
  'tokenize-request': tokens.TokenizeRequest,
  'detokenize-request': tokens.DetokenizeRequest,
  'messages-request': messages.MessagesRequest,
  'messages-message': messages.RequestMessage,
  'messages-block': messages.MessageBlock,
  'responses-request': ResponsesRequest,
  'response-input-item': InputItem,
  'input-items-query': InputItemsQuery,
};
const FIELDS = {
  'chat-response': response.ChatCompletion,
  'chat-chunk': response.ChatCompletionChunk,
  model: Model,
  'model-list': ModelList,
  health: Health,
  'error-object': ErrorObject,
  'completion-response': completions.Completion,
  'tokenize-response': tokens.TokenizeResponse,
  'detokenize-response': tokens.DetokenizeResponse,
  'messages-response': Message,
  'messages-error': MessagesError,
  'token-count': TokenCount,
  'response-object': ResponseObject,
  'input-item-list': InputItemList,
  'deleted-response': DeletedResponse,
};
const OTHERS = {
  'other-parameters': OPENAI_PARAMETERS,
  'completion-other-parameters': COMPLETION_PARAMETERS,
  'messages-other-parameters': MESSAGE_PARAMETERS,
  'count-other-parameters': COUNT_PARAMETERS,
  'responses-other-parameters': RESPONSE_PARAMETERS,
};

const code = (text: string) => `\`${text}\``;

const PARTS: Record<string, string> = {
  'error-codes': table(
    ['Status', 'Code', 'Meaning', 'Retry-After'],
    Object.entries(HTTP_ERRORS).map(([name, { status, meaning, retryAfter }]) => {
      return [String(status), code(name), meaning, retryAfter ? `${retryAfter} s` : ''];
    }),
  ),
  options: optionTable('serve', SERVE_OPTIONS),
  'doctor-options': optionTable('doctor', DOCTOR_OPTIONS),
};
for (const [name, parameters] of Object.entries(OTHERS)) {
  const rows = Object.entries(parameters).map(([key, { accepted }]) => [code(key), accepted]);
  PARTS[name] = table(['Parameter', 'Accepted'], rows);
}
for (const [name, schema] of Object.entries(PARAMETERS)) {
  const rows = fields(schema as unknown as Schema).map(([key, field, required]) => {
    const fallback = required ? 'required' : defaultOf(field, JSON.stringify);
    return [code(key), typeOf(field), fallback, field.description ?? ''];
  });
  PARTS[name] = table(['Parameter', 'Type', 'Default', 'Meaning'], rows);
}
for (const [name, schema] of Object.entries(FIELDS)) {
  const rows = fields(schema as unknown as Schema).map(([key, field]) => {
    return [code(key), typeOf(field), field.description ?? ''];
  });
  PARTS[name] = table(['Field', 'Type', 'Meaning'], rows);
}

/** The fields of an object, each followed by those of the objects in it: path, schema, required. */
function fields(schema: Schema, path = ''): [string, Schema, boolean][] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, field]) => {
    const name = path + key;
    const required = schema.required?.includes(key) ?? false;
    const inner = field.anyOf?.find((item) => item.properties) ?? field.items ?? field;
    // Messages have a table of their own.
    const below = key === 'messages' ? [] : fields(inner, field.items ? `${name}[].` : `${name}.`);
    return [[name, field, required] as [string, Schema, boolean], ...below];
  });
}

function typeOf(schema: Schema, plural = ''): string {
  if (schema.anyOf) return schema.anyOf.map((item) => typeOf(item)).join(' or ');
  if (schema.enum) return schema.enum.map(code).join(', ');
  if (schema.const !== undefined) return code(schema.const);
  const { minimum, maximum, minLength, minItems, maxItems } = schema;
  const least = minimum ?? minItems ?? minLength;
  const most = maximum ?? maxItems;
  const range = most === undefined ? `at least ${least ?? ''}` : `${least ?? ''} to ${most}`;
  const limits = least === undefined ? '' : ` (${minLength ? 'not empty' : range})`;
  if (schema.items) return `array${limits} of ${typeOf(schema.items, 's')}`;
  return `${schema.type ?? 'any'}${plural}${limits}`;
}

function optionTable(command: string, options: OptionTable): string {
  const rows = Object.entries(options).map(([name, spec]) => [
    code(flagOf(name, spec)),
    code(envName(command, name)),
    defaultOf({ default: fallbackOf(spec) }),
    rangeOf(spec),
    spec.help,
  ]);
  return table(['Option', 'Environment variable', 'Default', 'Range', 'Meaning'], rows);
}

function defaultOf(value: object, print: (value: unknown) => string = String): string {
  return 'default' in value && value.default !== undefined ? code(print(value.default)) : '';
}

function table(header: string[], rows: string[][]): string {
  const line = (cells: string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

/** @throws if the file asks for a part that does not exist */
function fill(text: string): string {
  const parts = /(<!-- generated: ([a-z-]+) -->\n)[^]*?(<!-- end -->)/g;
  return text.replace(parts, (_whole, start: string, name: string, end: string) => {
    if (PARTS[name] === undefined) throw new Error(`there is no generated part named ${name}`);
    return `${start}\n${PARTS[name]}\n\n${end}`;
  });
}

for (const file of FILES) {
  const path = fileURLToPath(new URL(`../${file}`, import.meta.url));
  const before = await readFile(path, 'utf8');
  const after = await format(fill(before), { ...(await resolveConfig(path)), filepath: path });
  if (after === before) continue;
  if (process.argv.includes('--check')) {
    console.error(`${file} is not current: run node --import tsx scripts/generate-api-docs.ts`);
    process.exitCode = 1;
  } else {
    await writeFile(path, after);
  }
}
