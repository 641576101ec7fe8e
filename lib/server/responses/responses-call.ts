/** Reads a valid request body into what the model is asked: the last checks and all defaults. */
import type { ChatRequest } from '../../chat/chat-request.js';
import type { AppSettings } from '../app-options.js';
import { readTemplateOptions } from '../chat/chat-call.js';
import { HttpError } from '../openai-error.js';
import { checkOtherParameters } from '../other-parameters.js';
import { readSampling, seeded } from '../sampling.js';
import type { ResponseItem } from '../schemas/response-items.js';
import type { ResponsesRequest } from '../schemas/responses.js';
import { readStreamOptions } from '../stream-options.js';
import { readStructuredOutput } from '../structured-outputs.js';
import { toConversation } from './conversation.js';
import { readItems } from './input-items.js';
import { toEcho, type Echo } from './response-echo.js';
import { REASONING_PARAMETERS, TEXT_PARAMETERS } from './response-parameters.js';
import type { ResponseStore, Turn } from './response-store.js';
import { chooseTools, readTools } from './tools.js';

export interface ResponsesCall {
  request: ChatRequest;
  stream: boolean;
  /** Text shall have the log-probabilities of its tokens. */
  logprobs: boolean;
  /** The items of the request, and the conversation that they go on with. */
  input: ResponseItem[];
  parent: Turn | undefined;
  echo: Echo;
}

/** @throws {HttpError} for values that are valid each but not together, or that cannot be honoured */
export function readResponsesCall(
  body: ResponsesRequest,
  store: ResponseStore,
  settings: Pick<AppSettings, 'trustRequestChatTemplate'>,
): ResponsesCall {
  readStreamOptions(body);
  checkNested(body);
  const logprobs = body.include?.includes('message.output_text.logprobs') ?? false;
  const parent = findParent(body.previous_response_id ?? null, store);
  const input = readItems(body.input, (id) => store.findItem(id));
  const params = readParams(body);
  const choice = body.tool_choice ?? 'auto';
  const tools = readTools(body.tools ?? []);
  return {
    request: {
      messages: toConversation(body.instructions ?? null, parent?.whole() ?? [], input),
      ...chooseTools(tools, choice),
      parallelToolCalls: body.parallel_tool_calls ?? true,
      ...readTemplateOptions(
        { ...body, reasoning_effort: body.reasoning?.effort ?? null },
        settings,
      ),
      choices: seeded({ ...params, ...(logprobs && { logprobs }) }, body.seed, 1),
    },
    stream: body.stream ?? false,
    logprobs,
    input,
    parent,
    echo: toEcho(body, readStore(body, store)),
  };
}

function readParams(body: ResponsesRequest) {
  const format = body.text?.format;
  const { type } = format ?? {};
  const structuredOutput = readStructuredOutput(
    {
      response_format:
        format?.type === 'json_schema' ? { type: 'json_schema', json_schema: format } : format,
      structured_outputs: body.structured_outputs,
    },
    type === 'json_schema' ? 'text.format.schema' : 'text.format',
  );
  const params = readSampling({ ...body, max_tokens: body.max_output_tokens ?? null });
  return { ...params, ...(structuredOutput && { structuredOutput }) };
}

function findParent(id: string | null, store: ResponseStore): Turn | undefined {
  if (id === null) return undefined;
  const param = 'previous_response_id';
  const previous = store.get(id);
  if (previous === undefined) {
    throw new HttpError(
      'previous_response_not_found',
      `Previous response with id '${id}' not found: it was not stored, was deleted, or had to give way to newer ones. Send the conversation as 'input' instead.`,
      { param },
    );
  }
  const last = previous.response.output.at(-1);
  if (last?.type === 'function_call' && last.status === 'incomplete') {
    throw new HttpError(
      'invalid_value',
      `Invalid '${param}': the response '${id}' ended within the arguments of a call, and cannot be gone on with. Ask again with a larger 'max_output_tokens'.`,
      { param },
    );
  }
  return previous.turn;
}

function readStore({ store: asked }: ResponsesRequest, store: ResponseStore): boolean {
  if (asked === true && !store.isEnabled) {
    throw new HttpError(
      'unsupported_parameter',
      "Unsupported parameter: 'store' cannot be true, since this server was started with --max-stored-responses 0. Leave it out, and send whole conversations.",
      { param: 'store' },
    );
  }
  return (asked ?? true) && store.isEnabled;
}

const TEXT_FIELDS = new Set(['format']);
const REASONING_FIELDS = new Set(['effort', 'summary']);

function checkNested({ text, reasoning, top_logprobs: top }: ResponsesRequest): void {
  checkOtherParameters(text ?? {}, TEXT_FIELDS, TEXT_PARAMETERS, 'text');
  checkOtherParameters(reasoning ?? {}, REASONING_FIELDS, REASONING_PARAMETERS, 'reasoning');
  if (top == null || top === 0) return;
  throw new HttpError(
    'unsupported_parameter',
    "Unsupported parameter: 'top_logprobs' cannot be honoured by this server, whose engine reports the chosen tokens only. Leave it out; the only value accepted is 0.",
    { param: 'top_logprobs' },
  );
}
