/** In which formats a model writes its calls and its reasoning. */
import { OpenVINOServeError } from '../errors.js';
import {
  chooseReasoningFormat,
  chooseToolFormat,
  REASONING_FORMATS,
  TOOL_FORMATS,
  type ReasoningFormat,
  type ToolFormat,
} from '../output-formats/index.js';

export interface ModelFormats {
  tools: ToolFormat | undefined;
  reasoning: ReasoningFormat | undefined;
}

export interface FormatOptions {
  /** Formats of the user's own; they are looked at before the built-in ones. */
  toolFormats?: readonly ToolFormat[] | undefined;
  reasoningFormats?: readonly ReasoningFormat[] | undefined;
  /** Name of the tool format, instead of the one that the chat template tells; `none` for no parsing. */
  toolFormat?: string | undefined;
  /** Name of the reasoning format, likewise. */
  reasoningFormat?: string | undefined;
}

/** @throws {OpenVINOServeError} `INVALID_ARGUMENT` for a name that no format has */
export function formatsOf(chatTemplate: string, options: FormatOptions = {}): ModelFormats {
  const toolFormats = [...(options.toolFormats ?? []), ...TOOL_FORMATS];
  const reasoningFormats = [...(options.reasoningFormats ?? []), ...REASONING_FORMATS];
  const tools = options.toolFormat
    ? byName(toolFormats, options.toolFormat, 'toolFormat')
    : chooseToolFormat(chatTemplate, toolFormats);
  const reasoning = options.reasoningFormat
    ? byName(reasoningFormats, options.reasoningFormat, 'reasoningFormat')
    : chooseReasoningFormat(chatTemplate, reasoningFormats);
  return { tools, reasoning };
}

function byName<T extends { name: string }>(
  formats: readonly T[],
  name: string,
  param: string,
): T | undefined {
  if (name === 'none') return undefined;
  const format = formats.find((one) => one.name === name);
  if (format) return format;
  const names = formats.map((one) => `'${one.name}'`).join(', ');
  throw new OpenVINOServeError(
    'INVALID_ARGUMENT',
    `There is no format '${name}'; there are ${names} and 'none'`,
    { param },
  );
}
