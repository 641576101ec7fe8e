/** Parameters of OpenAI's completions that the requests' schemas do not have, one line each. */
import {
  anything,
  emptyArray,
  emptyObject,
  nothing,
  oneOf,
  type Accept,
  type Parameters,
} from './other-parameters.js';

const onlyText: Accept = (value) =>
  value === null || (Array.isArray(value) && value.every((item) => item === 'text'));

export const OPENAI_PARAMETERS: Parameters = {
  audio: { accept: nothing, accepted: 'null' },
  function_call: { accept: oneOf('none'), accepted: "'none'" },
  functions: { accept: emptyArray, accepted: 'an empty array' },
  logit_bias: { accept: emptyObject, accepted: 'an empty object' },
  metadata: { accept: anything, accepted: 'anything' },
  modalities: { accept: onlyText, accepted: "['text']" },
  moderation: { accept: nothing, accepted: 'null' },
  prediction: { accept: nothing, accepted: 'null' },
  prompt_cache_key: { accept: anything, accepted: 'anything' },
  prompt_cache_options: { accept: anything, accepted: 'anything' },
  prompt_cache_retention: { accept: anything, accepted: 'anything' },
  safety_identifier: { accept: anything, accepted: 'anything' },
  service_tier: { accept: oneOf('auto', 'default'), accepted: "'auto' or 'default'" },
  store: { accept: oneOf(false), accepted: 'false' },
  user: { accept: anything, accepted: 'anything' },
  verbosity: { accept: oneOf('medium'), accepted: "'medium'" },
  web_search_options: { accept: nothing, accepted: 'null' },
};

/** Those of `/v1/completions`. */
export const COMPLETION_PARAMETERS: Parameters = {
  logit_bias: { accept: emptyObject, accepted: 'an empty object' },
  user: { accept: anything, accepted: 'anything' },
};
