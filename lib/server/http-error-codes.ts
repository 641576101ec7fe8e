/**
 * Every error the HTTP server answers with, by the `code` of its error object: the one place where
 * status, type and meaning are decided. The reference pages are generated from it.
 */
export type HttpErrorType = 'invalid_request_error' | 'server_error';

interface HttpErrorSpec {
  /** HTTP status. */
  status: number;
  type: HttpErrorType;
  /** What happened and what the client can do, as one sentence of the documentation. */
  meaning: string;
  /** Seconds for the `Retry-After` header; absent where trying again does not help. */
  retryAfter?: number;
}

const request = (status: number, meaning: string): HttpErrorSpec => ({
  status,
  type: 'invalid_request_error',
  meaning,
});

const server = (status: number, meaning: string, retryAfter?: number): HttpErrorSpec => ({
  status,
  type: 'server_error',
  meaning,
  ...(retryAfter === undefined ? {} : { retryAfter }),
});

const SPECS = {
  invalid_json: request(400, 'The body is empty or not valid JSON.'),
  missing_required_parameter: request(400, 'A parameter that must be there is missing.'),
  invalid_type: request(400, 'A value has the wrong JSON type. Nothing is converted.'),
  invalid_value: request(400, 'A value is not one of those that are allowed.'),
  integer_below_min_value: request(400, 'An integer is too small.'),
  integer_above_max_value: request(400, 'An integer is too large.'),
  decimal_below_min_value: request(400, 'A number is too small.'),
  decimal_above_max_value: request(400, 'A number is too large.'),
  empty_string: request(400, 'A string is empty that must not be.'),
  empty_array: request(400, 'An array is empty that must not be.'),
  array_above_max_length: request(400, 'An array has too many items.'),
  invalid_parameter_combination: request(400, 'Two parameters contradict each other.'),
  unsupported_parameter: request(
    400,
    'The OpenAI API has this parameter, but this server cannot honour the value.',
  ),
  unknown_parameter: request(400, 'No endpoint of this kind has such a parameter.'),
  invalid_grammar: request(
    400,
    'The schema, regular expression or grammar is not valid, or the engine could enforce only a part of it.',
  ),
  unsupported_content: request(400, 'A message holds something other than text.'),
  context_length_exceeded: request(
    400,
    "The messages leave no room for an answer in the model's context; the message has both numbers.",
  ),
  chat_template_error: request(
    400,
    "The model's chat template refused the messages, for example their order of roles.",
  ),
  invalid_argument: request(400, 'The engine refused a value.'),
  bad_request: request(400, 'The request could not be read, for example because of its URL.'),
  previous_response_not_found: request(
    400,
    'The response to go on with is not stored, or no longer: send the conversation itself.',
  ),
  response_not_cancellable: request(400, 'Only responses in the background could be cancelled.'),
  item_not_found: request(400, 'No stored item has this id.'),
  response_not_found: request(404, 'No response with this id is stored, or no longer.'),
  unknown_url: request(404, 'There is nothing at this URL.'),
  model_not_found: request(404, 'No model has this id; the message lists those there are.'),
  method_not_supported: request(405, 'The URL exists, but not for this method; see `Allow`.'),
  request_too_large: request(413, 'The body is larger than `--body-limit`.'),
  unsupported_media_type: request(415, 'The body is not `application/json`.'),
  internal_error: server(500, "An unforeseen error; the server's log has it."),
  openvino_error: server(500, "OpenVINO reported an error; the server's log has it."),
  engine_failed: server(
    500,
    "The model's engine stopped after an error; the next request loads the model anew.",
  ),
  model_load_failed: server(500, 'The model could not be loaded; the next request tries again.'),
  model_loading: server(503, 'The default model is still loading; see `GET /health`.', 5),
  kv_cache_exhausted: server(503, 'The KV cache is full; try again when others are done.', 1),
  engine_closed: server(503, "The model's engine was closed while the request ran.", 1),
  server_shutting_down: server(503, 'The server is stopping and takes no new requests.', 1),
} satisfies Record<string, HttpErrorSpec>;

export type HttpErrorCode = keyof typeof SPECS;

export const HTTP_ERRORS: Readonly<Record<HttpErrorCode, HttpErrorSpec>> = SPECS;
