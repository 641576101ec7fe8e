import { toEbnf } from './ebnf.js';
import { Rules, set } from './grammar.js';
import { regexToNode } from './regex-grammar.js';
import { parseRegex } from './regex-parser.js';

/**
 * The grammar of the texts that a regular expression matches as a whole.
 * @throws {OpenVINOServeError} `INVALID_GRAMMAR`
 */
export function regexToEbnf(pattern: string): string {
  return toEbnf(new Rules(), regexToNode(parseRegex(pattern), set));
}
