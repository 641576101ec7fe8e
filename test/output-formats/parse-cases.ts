/** Runs parsers over texts that are cut in many ways; what comes out must not depend on it. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { Random } from '../../lib/bench/random.js';
import type {
  OutputEvent,
  OutputParser,
  ToolDefinition,
  ToolFormat,
} from '../../lib/output-formats/index.js';

export interface Found {
  content: string;
  reasoning: string;
  calls: [name: string, args: string][];
}

export interface ParseCase extends Partial<Found> {
  title: string;
  text: string;
  tools?: readonly ToolDefinition[];
}

const RANDOM_CUTS = 12;

/** The tools of the cases that do not bring their own. */
export const TOOLS: readonly ToolDefinition[] = ['f', 'g', 'get_weather'].map((name) => ({ name }));

/** Between code points only, as the engine's text comes. */
export function cuts(text: string): string[][] {
  const chars = Array.from(text);
  const random = new Random(text.length);
  const randomCuts = Array.from({ length: RANDOM_CUTS }, () => {
    const pieces: string[] = [];
    for (let start = 0; start < chars.length;) {
      const end = start + random.integer(1, 9);
      pieces.push(chars.slice(start, end).join(''));
      start = end;
    }
    return pieces;
  });
  return [[text], chars, ...randomCuts];
}

/** Neighbouring events of the same kind become one. */
export function run(parser: OutputParser, pieces: readonly string[]): OutputEvent[] {
  const merged: OutputEvent[] = [];
  const events = pieces.flatMap((piece) => parser.push(piece)).concat(parser.finish());
  for (const event of events) {
    const last = merged.at(-1);
    if (last?.type === event.type && 'text' in last && 'text' in event) last.text += event.text;
    else merged.push({ ...event });
  }
  return merged;
}

export function summarize(events: readonly OutputEvent[]): Found {
  const found: Found = { content: '', reasoning: '', calls: [] };
  for (const event of events) {
    if (event.type === 'tool_call') {
      assert.equal(event.index, found.calls.length);
      found.calls.push([event.name, '']);
    } else if (event.type === 'arguments') {
      assert.equal(event.index, found.calls.length - 1);
      found.calls.at(-1)![1] += event.text;
    } else {
      found[event.type] += event.text;
    }
  }
  return found;
}

/** One text through parsers made by `create`, cut in all ways. */
export function parseAll(create: () => OutputParser, text: string): Found {
  const [whole, ...others] = cuts(text).map((pieces) => run(create(), pieces));
  for (const events of others) assert.deepEqual(events, whole);
  return summarize(whole!);
}

export function expected(parseCase: ParseCase): Found {
  const { content = '', reasoning = '', calls = [] } = parseCase;
  return { content, reasoning, calls };
}

/** A test for each case of a format, with calls held back until they are complete. */
export function testFormat(format: ToolFormat, cases: readonly ParseCase[]): void {
  for (const parseCase of cases) {
    test(`${format.name}: ${parseCase.title}`, () => {
      const { text, tools = TOOLS } = parseCase;
      const create = () => format.createParser({ tools, streamArguments: false });
      const found = parseAll(create, text);
      assert.deepEqual(found, expected(parseCase));
      for (const [, args] of found.calls) {
        const value: unknown = JSON.parse(args);
        assert.ok(typeof value === 'object' && value !== null && !Array.isArray(value));
      }
    });
  }
}
