/**
 * Parameters of Anthropic's messages that the requests' schemas do not have, one line each; see
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

/** The one edit that asks for what is done anyway: no thinking is ever taken out. */
const keepThinking: Accept = (value) => {
  if (value === null || typeof value !== 'object') return value === null;
  const { edits = [], ...others } = value as { edits?: unknown };
  if (!Array.isArray(edits) || Object.keys(others).length > 0) return false;
  return edits.every((edit: unknown) => {
    const { type, keep } = Object(edit) as { type?: unknown; keep?: unknown };
    return type === 'clear_thinking_20251015' && keep === 'all';
  });
};

const directCaller: Accept = (value) =>
  value === null || (value as { type?: unknown }).type === 'direct';

const onlyDirect: Accept = (value) =>
  value === null || (Array.isArray(value) && value.every((item) => item === 'direct'));

/** Those of both endpoints. */
export const COUNT_PARAMETERS: Parameters = {
  context_management: {
    accept: keepThinking,
    accepted: "null, or edits of type 'clear_thinking_20251015' that keep 'all'",
  },
  mcp_servers: { accept: emptyArray, accepted: 'an empty array' },
  speed: { accept: oneOf('standard'), accepted: "'standard'" },
};

export const MESSAGE_PARAMETERS: Parameters = {
  ...COUNT_PARAMETERS,
  container: { accept: nothing, accepted: 'null' },
  diagnostics: { accept: nothing, accepted: 'null' },
  inference_geo: { accept: nothing, accepted: 'null' },
  metadata: { accept: anything, accepted: 'anything' },
  service_tier: { accept: oneOf('auto', 'standard_only'), accepted: "'auto' or 'standard_only'" },
};

export const TOOL_PARAMETERS: Parameters = {
  allowed_callers: { accept: onlyDirect, accepted: "['direct']" },
  defer_loading: { accept: oneOf(false), accepted: 'false' },
  // Says how soon arguments shall be streamed, which is as soon as they are sure to be valid.
  eager_input_streaming: { accept: anything, accepted: 'anything' },
  input_examples: { accept: emptyArray, accepted: 'an empty array' },
};

const citations = { citations: { accept: emptyArray, accepted: 'an empty array' } };
const toolset = { toolset_name: { accept: nothing, accepted: 'null' } };

/** Those of content blocks, by the block's type. */
export const BLOCK_PARAMETERS: Readonly<Record<string, Parameters>> = {
  text: citations,
  tool_use: { ...toolset, caller: { accept: directCaller, accepted: "{'type': 'direct'}" } },
  tool_result: toolset,
};
