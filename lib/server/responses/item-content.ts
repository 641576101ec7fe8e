/** Reads what is in an item: the content of messages, results and reasoning. */
import { HttpError, missingParameter } from '../openai-error.js';
import type { InputItem, InputPart } from '../schemas/response-input.js';
import type { OutputText, ResponseItem } from '../schemas/response-items.js';
import { readParts } from './content-parts.js';

type Head = Pick<ResponseItem, 'id' | 'status'>;

export function readMessage({ role, content }: InputItem, head: Head, path: string): ResponseItem {
  const speaker = required(role, `${path}.role`);
  const said = required(content, `${path}.content`);
  if (speaker !== 'assistant') {
    const parts =
      typeof said === 'string'
        ? [{ type: 'input_text' as const, text: said }]
        : inputTexts(said, `${path}.content`);
    return { ...head, type: 'message', role: speaker, content: parts };
  }
  if (typeof said === 'string') {
    return { ...head, type: 'message', role: speaker, content: [outputText(said)] };
  }
  // Clients that know no roles of parts send the assistant's as input.
  const parts = readParts(said, ['output_text', 'refusal', 'input_text'], `${path}.content`);
  const answer = parts.map(({ type, text }) =>
    type === 'refusal' ? { type, refusal: text } : outputText(text),
  );
  return { ...head, type: 'message', role: speaker, content: answer };
}

export function inputTexts(parts: readonly InputPart[], path: string) {
  return readParts(parts, ['input_text'], path).map(({ text }) => ({
    type: 'input_text' as const,
    text,
  }));
}

function outputText(text: string): OutputText {
  return { type: 'output_text', text, annotations: [] };
}

export function readReasoning({ content, summary = [] }: InputItem, path: string) {
  if (typeof content === 'string') {
    throw new HttpError(
      'invalid_type',
      `Invalid type for '${path}.content': expected an array, but got a string instead.`,
      { param: `${path}.content` },
    );
  }
  const texts = readParts(content ?? [], ['reasoning_text'], `${path}.content`);
  const summaries = readParts(summary, ['summary_text'], `${path}.summary`);
  return {
    content: texts.map(({ text }) => ({ type: 'reasoning_text' as const, text })),
    summary: summaries.map(({ text }) => ({ type: 'summary_text' as const, text })),
  };
}

/** @throws {HttpError} where it is missing */
export function required<T>(value: T | null | undefined, path: string): T {
  if (value == null) throw missingParameter(path);
  return value;
}
