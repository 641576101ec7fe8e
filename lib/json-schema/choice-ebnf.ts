import { toEbnf } from './ebnf.js';
import { choice, Rules, text } from './grammar.js';
import { LIMITS } from './limits.js';
import { refuse } from './refuse.js';

/**
 * The grammar of some given texts.
 * @throws {OpenVINOServeError} `INVALID_GRAMMAR` for none, too many, an empty one or no Unicode
 */
export function choicesToEbnf(choices: readonly string[]): string {
  if (choices.length === 0 || choices.length > LIMITS.choices) {
    refuse(`There must be 1 to ${LIMITS.choices} choices, but there are ${choices.length}.`);
  }
  if (choices.some((item) => item === '' || /\0|\p{Surrogate}/u.test(item))) {
    refuse('A choice is empty or has a character that cannot be written.');
  }
  return toEbnf(new Rules(), choice(...[...new Set(choices)].map((item) => text(item))));
}
