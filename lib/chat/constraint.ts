/** Puts together what an answer is constrained to: its format, its calls, its reasoning. */
import { OpenVINOServeError } from '../errors.js';
import { choicesToEbnf } from '../json-schema/enforceable.js';
import type { ReasoningFormat, ToolDefinition, ToolFormat } from '../output-formats/index.js';
import type { StructuredOutput } from '../structured-output.js';
import type { ToolPlan } from './tool-plan.js';

/**
 * An answer that must fit `output` and may call tools is either of them.
 * @param format the model's format of calls, where it may call
 * @throws {OpenVINOServeError} `INVALID_ARGUMENT` where both together cannot be constrained
 */
export function answerOrCalls(
  output: StructuredOutput | undefined,
  plan: ToolPlan,
  format: ToolFormat | undefined,
): StructuredOutput | undefined {
  const { tools, required, parallel, constraint } = plan;
  if (output === undefined || required) return constraint && tag(constraint);
  if (tools.length === 0) return output;
  const calls = format?.constraint(loosely(tools), { required: true, parallel });
  if (calls)
    return tag({ type: 'or', elements: [openEnded(toTagFormat(output)), openEnded(calls)] });
  throw new OpenVINOServeError(
    'INVALID_ARGUMENT',
    `Calls in this model's format ('${format?.name}') cannot be combined with an output format: leave one of them out.`,
    { param: 'tools' },
  );
}

/** Tools that are not strict may be called with any object. */
export function loosely(tools: readonly ToolDefinition[]): ToolDefinition[] {
  return tools.map((tool) => (tool.strict === true ? tool : { ...tool, parameters: undefined }));
}

/**
 * Lets a model that reasons do so before an answer that is constrained.
 * @param format the model's; undefined where reasoning is not looked for
 * @param startsInside the prompt ends within reasoning
 */
export function afterReasoning(
  output: StructuredOutput | undefined,
  format: ReasoningFormat | undefined,
  startsInside: boolean,
): StructuredOutput | undefined {
  if (output === undefined || format?.before === undefined) return output;
  return tag(format.before(toTagFormat(output), { startsInside }));
}

/** xgrammar 0.1.31 has alternatives only where all have an end of their own, or none has. */
function openEnded(format: object): object {
  if ('type' in format && format.type === 'tags_with_separator') return format;
  const only = { type: 'tag', begin: '', content: format, end: '' };
  return {
    type: 'tags_with_separator',
    tags: [only],
    separator: '',
    at_least_one: true,
    stop_after_first: true,
  };
}

function tag(format: unknown): StructuredOutput {
  return { type: 'structural_tag', format };
}

/** As the `format` of a structural tag. */
function toTagFormat(output: StructuredOutput): object {
  switch (output.type) {
    case 'json_object':
      return { type: 'json_schema', json_schema: { type: 'object' } };
    case 'json_schema':
      return { type: 'json_schema', json_schema: output.schema };
    case 'regex':
      return { type: 'regex', pattern: output.pattern };
    case 'choice':
      return { type: 'grammar', grammar: choicesToEbnf(output.choices) };
    case 'grammar':
      return { type: 'grammar', grammar: output.grammar };
    case 'structural_tag':
      return output.format as object;
  }
}
