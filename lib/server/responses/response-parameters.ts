/**
 * Parameters of the Responses API that the requests' schemas do not have, one line each; see
 * `checkOtherParameters`.
 */
import {
  anything,
  emptyArray,
  nothing,
  oneOf,
  type Accept,
  type Parameters,
} from '../other-parameters.js';

const onlyDirect: Accept = (value) =>
  value === null || (Array.isArray(value) && value.every((item) => item === 'direct'));

export const RESPONSE_PARAMETERS: Parameters = {
  access_programs: { accept: nothing, accepted: 'null' },
  background: { accept: oneOf(false), accepted: 'false' },
  context_management: { accept: emptyArray, accepted: 'an empty array' },
  conversation: { accept: nothing, accepted: 'null' },
  // It bounds the calls of OpenAI's own tools, of which there are none.
  max_tool_calls: { accept: anything, accepted: 'anything' },
  moderation: { accept: nothing, accepted: 'null' },
  prompt: { accept: nothing, accepted: 'null' },
  prompt_cache_key: { accept: anything, accepted: 'anything' },
  prompt_cache_options: { accept: anything, accepted: 'anything' },
  prompt_cache_retention: { accept: anything, accepted: 'anything' },
  safety_identifier: { accept: anything, accepted: 'anything' },
  service_tier: { accept: oneOf('auto', 'default'), accepted: "'auto' or 'default'" },
  truncation: { accept: oneOf('disabled'), accepted: "'disabled'" },
  user: { accept: anything, accepted: 'anything' },
};

export const TEXT_PARAMETERS: Parameters = {
  verbosity: { accept: oneOf('medium'), accepted: "'medium'" },
};

export const REASONING_PARAMETERS: Parameters = {
  context: { accept: oneOf('auto'), accepted: "'auto'" },
  generate_summary: { accept: oneOf('auto'), accepted: "'auto'" },
  mode: { accept: oneOf('standard'), accepted: "'standard'" },
};

export const TOOL_PARAMETERS: Parameters = {
  allowed_callers: { accept: onlyDirect, accepted: "['direct']" },
  async: { accept: oneOf(false), accepted: 'false' },
  defer_loading: { accept: oneOf(false), accepted: 'false' },
  output_schema: { accept: nothing, accepted: 'null' },
};

const directCaller: Accept = (value) =>
  value === null || (value as { type?: unknown }).type === 'direct';

const call: Parameters = {
  caller: { accept: directCaller, accepted: "{'type': 'direct'}" },
  created_by: { accept: anything, accepted: 'anything' },
  namespace: { accept: nothing, accepted: 'null' },
};

/** Those of items, by the item's type. Clients send items back with what they made of them. */
export const ITEM_PARAMETERS: Readonly<Record<string, Parameters>> = {
  message: { phase: { accept: anything, accepted: 'anything' } },
  function_call: {
    ...call,
    async: { accept: oneOf(false), accepted: 'false' },
    parsed_arguments: { accept: anything, accepted: 'anything' },
  },
  function_call_output: call,
  reasoning: { encrypted_content: { accept: nothing, accepted: 'null' } },
};

/** Those of parts, likewise. */
export const PART_PARAMETERS: Readonly<Record<string, Parameters>> = {
  input_text: { prompt_cache_breakpoint: { accept: anything, accepted: 'anything' } },
  output_text: {
    annotations: { accept: emptyArray, accepted: 'an empty array' },
    logprobs: { accept: anything, accepted: 'anything' },
    parsed: { accept: anything, accepted: 'anything' },
  },
};

/** Those of the URLs of stored responses. */
export const RETRIEVE_PARAMETERS: Parameters = {
  include: { accept: nothing, accepted: 'none' },
  include_obfuscation: { accept: oneOf('false'), accepted: 'false' },
  starting_after: { accept: nothing, accepted: 'none' },
  stream: { accept: oneOf('false'), accepted: 'false' },
};

export const LIST_PARAMETERS: Parameters = {
  include: { accept: nothing, accepted: 'none' },
};
