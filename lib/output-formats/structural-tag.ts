/**
 * The parts of xgrammar's structural tags that formats put their constraints together from
 * (xgrammar 0.1.31, docs/tutorials/structural_tag.md).
 */
import type { ConstraintOptions, ToolDefinition } from './output-format.js';

export interface Tag {
  type: 'tag';
  begin: string;
  content: object;
  end: string | string[];
}

export function tag(begin: string, content: object, end: string | string[]): Tag {
  return { type: 'tag', begin, content, end };
}

/** The arguments of a tool, as JSON. */
export function jsonArguments(tool: ToolDefinition): object {
  return { type: 'json_schema', json_schema: tool.parameters ?? { type: 'object' } };
}

/** A call that is a JSON object, as readCallObject reads it. */
export function callObject(
  tool: ToolDefinition,
  key: 'arguments' | 'parameters',
  around: { before?: string; after?: string } = {},
): Tag {
  const { before = '', after = '' } = around;
  const begin = `${before}{"name": ${JSON.stringify(tool.name)}, "${key}": `;
  return tag(begin, jsonArguments(tool), `}${after}`);
}

/** The calls one after the other and nothing else. */
export function onlyCalls(calls: readonly Tag[], separator: string, parallel: boolean): object {
  return {
    type: 'tags_with_separator',
    tags: calls,
    separator,
    at_least_one: true,
    stop_after_first: !parallel,
  };
}

/** Calls that each stand for themselves, in text or alone. */
export function separateCalls(
  calls: readonly Tag[],
  { trigger, separator }: { trigger: string; separator: string },
  { required, parallel }: ConstraintOptions,
): object | undefined {
  if (calls.length === 0) return undefined;
  if (required) return onlyCalls(calls, separator, parallel);
  return {
    type: 'triggered_tags',
    triggers: [trigger],
    tags: calls,
    at_least_one: false,
    stop_after_first: !parallel,
  };
}

/** Calls that stand together in one block, in text or alone. */
export function enclosedCalls(
  calls: readonly Tag[],
  block: { trigger: string; begin: string; separator: string; end: string },
  { required, parallel }: ConstraintOptions,
): object | undefined {
  if (calls.length === 0) return undefined;
  const whole = tag(block.begin, onlyCalls(calls, block.separator, parallel), block.end);
  if (required) return whole;
  return {
    type: 'triggered_tags',
    triggers: [block.trigger],
    tags: [whole],
    at_least_one: false,
    stop_after_first: true,
  };
}
