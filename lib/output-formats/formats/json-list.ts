import { createCallParser } from '../call-parser.js';
import { readCallList, readCallObject, skipClosing } from '../json-call.js';
import type { ToolFormat } from '../output-format.js';
import { callObject, enclosedCalls } from '../structural-tag.js';

export interface JsonListOptions {
  name: string;
  /** What comes before the list. */
  opening: string;
  /** What comes after the list; in some formats, nothing does. */
  closing?: string;
  specialTokens: boolean;
  matches: (chatTemplate: string) => boolean;
}

/** The formats that have one marker and then all calls in one JSON list. */
export function jsonListFormat(options: JsonListOptions): ToolFormat {
  const { name, opening, closing = '', specialTokens, matches } = options;
  return {
    name,
    specialTokens,
    matches,
    createParser: (parserOptions) =>
      createCallParser(parserOptions, {
        markers: [opening],
        *readCalls(reader, calls) {
          yield* reader.skipSpace();
          return (
            (yield* readCallList(reader, () => readCallObject(reader, calls))) &&
            (closing === '' || (yield* skipClosing(reader, closing)))
          );
        },
      }),
    constraint: (tools, constraintOptions) =>
      enclosedCalls(
        tools.map((tool) => callObject(tool, 'arguments')),
        {
          trigger: opening,
          begin: `${opening}[`,
          separator: ', ',
          end: `]${closing}`,
        },
        constraintOptions,
      ),
  };
}
