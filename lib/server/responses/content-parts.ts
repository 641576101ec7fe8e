/** Checks the parts of an item's content beyond their types. */
import { HttpError, missingParameter } from '../openai-error.js';
import { checkOtherParameters } from '../other-parameters.js';
import type { InputPart } from '../schemas/response-input.js';
import { PART_PARAMETERS } from './response-parameters.js';

const TEXT_FIELDS = new Set(['type', 'text']);
const REFUSAL_FIELDS = new Set(['type', 'refusal']);

export type PartType = 'input_text' | 'output_text' | 'refusal' | 'reasoning_text' | 'summary_text';

/** A part with what its type must have. */
export interface Part {
  type: PartType;
  text: string;
}

/**
 * @param allowed the types that may be there
 * @throws {HttpError} for a part or a field that cannot be honoured, or a text that is missing
 */
export function readParts(
  parts: readonly InputPart[],
  allowed: readonly PartType[],
  path: string,
): Part[] {
  return parts.map((part, i) => readPart(part, allowed, `${path}[${i}]`));
}

function readPart(part: InputPart, allowed: readonly PartType[], path: string): Part {
  const type = allowed.find((one) => one === part.type);
  if (type === undefined) throw wrongPart(part.type, allowed, path);
  const isRefusal = type === 'refusal';
  const fields = isRefusal ? REFUSAL_FIELDS : TEXT_FIELDS;
  checkOtherParameters(part, fields, PART_PARAMETERS[type], path);
  const text = isRefusal ? part.refusal : part.text;
  if (text === undefined) throw missingParameter(`${path}.${isRefusal ? 'refusal' : 'text'}`);
  return { type, text };
}

const MEDIA_PARTS: Readonly<Record<string, string>> = {
  input_image: 'image',
  input_audio: 'audio',
  input_file: 'file',
};

function wrongPart(type: string, allowed: readonly PartType[], path: string): HttpError {
  const input = Object.hasOwn(MEDIA_PARTS, type) ? MEDIA_PARTS[type] : undefined;
  if (input !== undefined) {
    return new HttpError(
      'unsupported_content',
      `Invalid content: '${path}' is of type '${type}', but the model has no ${input} input. Send text parts only.`,
      { param: path },
    );
  }
  const names = allowed.map((name) => `'${name}'`).join(', ');
  return new HttpError(
    'invalid_value',
    `Invalid value: ${JSON.stringify(type)} for '${path}.type'. Supported values are: ${names}.`,
    { param: `${path}.type` },
  );
}
