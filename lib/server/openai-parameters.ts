/**
 * Parameters of OpenAI's chat completions that the request's schema does not have, one line each:
 * a value that changes nothing here is accepted, every other value gets an error that names it.
 */
import { HttpError } from './openai-error.js';

type Accept = (value: unknown) => boolean;

/** A hint or label: whatever it says, the answer is the same. */
const anything: Accept = () => true;
const nothing: Accept = (value) => value === null;
const oneOf =
  (...values: unknown[]): Accept =>
  (value) =>
    value === null || values.includes(value);
const emptyArray: Accept = (value) =>
  value === null || (Array.isArray(value) && value.length === 0);
const emptyObject: Accept = (value) =>
  value === null || (typeof value === 'object' && Object.keys(value).length === 0);
const onlyText: Accept = (value) =>
  value === null || (Array.isArray(value) && value.every((item) => item === 'text'));
const textFormat: Accept = (value) =>
  value === null || (typeof value === 'object' && 'type' in value && value.type === 'text');

/** `accepted` says in words what `accept` lets pass; it is shown in the documentation and in errors. */
export const OPENAI_PARAMETERS: Readonly<Record<string, { accept: Accept; accepted: string }>> = {
  audio: { accept: nothing, accepted: 'null' },
  function_call: { accept: oneOf('none'), accepted: "'none'" },
  functions: { accept: emptyArray, accepted: 'an empty array' },
  logit_bias: { accept: emptyObject, accepted: 'an empty object' },
  logprobs: { accept: oneOf(false), accepted: 'false' },
  metadata: { accept: anything, accepted: 'anything' },
  modalities: { accept: onlyText, accepted: "['text']" },
  moderation: { accept: nothing, accepted: 'null' },
  parallel_tool_calls: { accept: anything, accepted: 'anything' },
  prediction: { accept: nothing, accepted: 'null' },
  prompt_cache_key: { accept: anything, accepted: 'anything' },
  prompt_cache_options: { accept: anything, accepted: 'anything' },
  prompt_cache_retention: { accept: anything, accepted: 'anything' },
  reasoning_effort: { accept: nothing, accepted: 'null' },
  response_format: { accept: textFormat, accepted: "{ type: 'text' }" },
  safety_identifier: { accept: anything, accepted: 'anything' },
  service_tier: { accept: oneOf('auto', 'default'), accepted: "'auto' or 'default'" },
  store: { accept: oneOf(false), accepted: 'false' },
  tool_choice: { accept: oneOf('none'), accepted: "'none'" },
  tools: { accept: emptyArray, accepted: 'an empty array' },
  top_logprobs: { accept: oneOf(0), accepted: '0' },
  user: { accept: anything, accepted: 'anything' },
  verbosity: { accept: oneOf('medium'), accepted: "'medium'" },
  web_search_options: { accept: nothing, accepted: 'null' },
};

/**
 * @param known names of the parameters that the schema has
 * @returns the names of parameters that nobody knows
 * @throws {HttpError} `unsupported_parameter` for one of OpenAI's that cannot be honoured
 */
export function checkOtherParameters(body: object, known: ReadonlySet<string>): string[] {
  const unknown: string[] = [];
  for (const [name, value] of Object.entries(body)) {
    if (known.has(name)) continue;
    const parameter = Object.hasOwn(OPENAI_PARAMETERS, name) ? OPENAI_PARAMETERS[name] : undefined;
    if (parameter === undefined) {
      unknown.push(name);
    } else if (!parameter.accept(value)) {
      throw new HttpError(
        'unsupported_parameter',
        `Unsupported parameter: '${name}' cannot be honoured by this server. Leave it out; the only value accepted is ${parameter.accepted}.`,
        { param: name },
      );
    }
  }
  return unknown;
}
