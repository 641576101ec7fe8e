/** Reads what an answer must fit from `response_format` or vLLM's `structured_outputs`. */
import { OpenVINOServeError } from '../errors.js';
import { toGrammar, type StructuredOutput } from '../structured-output.js';
import { HttpError } from './openai-error.js';
import type { ResponseFormat, StructuredOutputs } from './schemas/response-format.js';

interface Body {
  response_format?: ResponseFormat | null | undefined;
  structured_outputs?: StructuredOutputs | null | undefined;
}

/**
 * @param formatName what the API calls `response_format`
 * @throws {HttpError} for both at once, several of the kinds, or what cannot be enforced
 */
export function readStructuredOutput(
  body: Body,
  formatName = 'response_format',
): StructuredOutput | undefined {
  const { response_format: format, structured_outputs: outputs } = body;
  const fromFormat = format == null ? undefined : fromResponseFormat(format);
  const fromOutputs = outputs == null ? undefined : fromStructuredOutputs(outputs);
  if (fromFormat && fromOutputs) {
    throw new HttpError(
      'invalid_parameter_combination',
      `Invalid parameters: '${formatName}' and 'structured_outputs' both say what the answer must fit. Send only one of them.`,
      { param: 'structured_outputs' },
    );
  }
  const output = fromFormat ?? fromOutputs;
  if (output) assertEnforceable(output, fromFormat ? formatName : 'structured_outputs');
  return output;
}

function fromResponseFormat(format: ResponseFormat): StructuredOutput | undefined {
  if (format.type === 'text') return undefined;
  if (format.type === 'json_object') return { type: 'json_object' };
  const { schema } = format.json_schema;
  if (schema === undefined) {
    throw new HttpError(
      'missing_required_parameter',
      "Missing required parameter: 'response_format.json_schema.schema'.",
      { param: 'response_format.json_schema.schema' },
    );
  }
  return { type: 'json_schema', schema };
}

function fromStructuredOutputs(outputs: StructuredOutputs): StructuredOutput | undefined {
  const { json, regex, choice, grammar, json_object: anyObject, structural_tag: tag } = outputs;
  const found: StructuredOutput[] = [];
  if (json != null) found.push({ type: 'json_schema', schema: parsed(json, 'json') });
  if (regex != null) found.push({ type: 'regex', pattern: regex });
  if (choice != null) found.push({ type: 'choice', choices: choice });
  if (grammar != null) found.push({ type: 'grammar', grammar });
  if (anyObject === true) found.push({ type: 'json_object' });
  if (tag != null) found.push({ type: 'structural_tag', format: formatOf(tag) });
  if (found.length > 1) {
    throw new HttpError(
      'invalid_parameter_combination',
      "Invalid 'structured_outputs': it says more than one thing that the answer must fit. Send only one of them.",
      { param: 'structured_outputs' },
    );
  }
  return found[0];
}

function formatOf(text: string): unknown {
  const tag = parsed(text, 'structural_tag');
  if (typeof tag === 'object' && tag !== null && 'format' in tag) return tag.format;
  throw new HttpError(
    'invalid_value',
    "Invalid 'structured_outputs.structural_tag': expected the text of an object with 'format'.",
    { param: 'structured_outputs.structural_tag' },
  );
}

function parsed(value: unknown, name: string): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    throw new HttpError(
      'invalid_value',
      `Invalid 'structured_outputs.${name}': its text is not valid JSON.`,
      { param: `structured_outputs.${name}` },
    );
  }
}

/**
 * Says at once, and with the name of the parameter, what cannot be enforced.
 * @throws {HttpError} `invalid_grammar`
 */
export function assertEnforceable(output: StructuredOutput, param: string): void {
  try {
    toGrammar(output);
  } catch (error) {
    if (!(error instanceof OpenVINOServeError)) throw error;
    throw new HttpError('invalid_grammar', error.message, { param, cause: error });
  }
}
