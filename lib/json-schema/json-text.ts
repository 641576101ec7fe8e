/** The grammar of JSON itself, and how JSON writes values and characters. */
import { ALL, charsOf, has, intersect, without, type CodePoints } from './code-points.js';
import {
  choice,
  EMPTY,
  optional,
  repeat,
  sequence,
  set,
  text,
  type Node,
  type Rules,
} from './grammar.js';
import { refuse } from './refuse.js';

/** What a JSON string has as it is. */
const PLAIN = without(without(ALL, [[0, 0x1f]]), charsOf('"\\'));

/** The letters that stand for characters behind a backslash. */
const SHORT_ESCAPES = new Map([
  [0x22, '"'],
  [0x5c, '\\'],
  [0x08, 'b'],
  [0x0c, 'f'],
  [0x0a, 'n'],
  [0x0d, 'r'],
  [0x09, 't'],
]);

const HEX = charsOf('0123456789abcdefABCDEF');
const hex = (count: number): Node => repeat(set(HEX), count, count);
const HALF = set(charsOf('dD'));
/** What may follow a backslash: `u` and anything but half a surrogate pair, or a whole pair. */
const ESCAPED = choice(
  set(charsOf('"\\/bfnrt')),
  sequence(
    text('u'),
    choice(
      sequence(set(without(HEX, charsOf('dD'))), hex(3)),
      sequence(
        HALF,
        choice(
          sequence(set(charsOf('01234567')), hex(2)),
          sequence(
            ...[set(charsOf('89abAB')), hex(2), text('\\u')],
            HALF,
            set(charsOf('cdefCDEF')),
            hex(2),
          ),
        ),
      ),
    ),
  ),
);

/**
 * One character of a set, as a JSON string spells it, in one way each.
 * @throws {OpenVINOServeError} `INVALID_GRAMMAR` for a set of control characters only
 */
export function spellInString(points: CodePoints): Node {
  const plain = intersect(points, PLAIN);
  const escapes = [...SHORT_ESCAPES].filter(([point]) => has(points, point));
  const letters = charsOf(escapes.map(([, letter]) => letter).join(''));
  const spellings = [
    ...(plain.length > 0 ? [set(plain)] : []),
    ...(escapes.length > 0 ? [sequence(text('\\'), set(letters))] : []),
  ];
  // Nobody wants an answer with other control characters, and all that is written still fits.
  if (spellings.length === 0)
    refuse('A regular expression asks for nothing but control characters.');
  return choice(...spellings);
}

/** What stands around and between the parts of a JSON text. */
export interface JsonText {
  /** An optional line break with a short indentation, or a space. */
  gap: Node;
  comma: Node;
  colon: Node;
  /** One character of a string, spelt in one way. */
  char: Node;
  /** Any string, in quotes. */
  string: Node;
  number: Node;
  integer: Node;
  boolean: Node;
  null: Node;
  any: Node;
  object: Node;
  array: Node;
}

/** A number's digits are limited, so that none is too large for a double or runs on without end. */
export const WHOLE_DIGITS = 18;
const FRACTION_DIGITS = 17;

const DIGITS: CodePoints = [[0x30, 0x39]];
export const digits = (min: number, max: number): Node => repeat(set(DIGITS), min, max);
const positive = sequence(set([[0x31, 0x39]]), digits(0, WHOLE_DIGITS - 1));
const minus = optional(text('-'));

export function addJsonText(rules: Rules): JsonText {
  // Unlimited space would let a model that lost its way write it until the last token.
  const indentation = repeat(set(charsOf(' \t')), 0, 24);
  const gap = rules.share(choice(EMPTY, text(' '), sequence(text('\n'), rules.share(indentation))));
  const comma = rules.share(sequence(text(','), gap));
  const colon = rules.share(sequence(text(':'), optional(text(' '))));
  const char = rules.share(spellInString(ALL));
  // Plain characters as one repetition: most of an answer is such text.
  const plain = repeat(set(PLAIN), 0, Infinity);
  const tail = rules.reserve();
  const escape = sequence(text('\\'), rules.share(ESCAPED), plain, tail);
  rules.define(tail, choice(text('"'), escape));
  const string = rules.share(sequence(text('"'), plain, tail));
  const number = rules.share(
    sequence(
      ...[
        minus,
        choice(text('0'), positive),
        optional(sequence(text('.'), digits(1, FRACTION_DIGITS))),
      ],
      optional(sequence(set(charsOf('eE')), optional(set(charsOf('+-'))), digits(1, 2))),
    ),
  );
  const integer = rules.share(choice(text('0'), sequence(minus, positive)));
  const boolean = rules.share(choice(text('true'), text('false')));
  const any = rules.reserve();
  const member = rules.share(sequence(string, colon, any));
  const object = rules.share(enclose('{', gap, list(member, comma, 0, Infinity), '}'));
  const array = rules.share(enclose('[', gap, list(any, comma, 0, Infinity), ']'));
  rules.define(any, choice(object, array, string, number, boolean, text('null')));
  return {
    gap,
    comma,
    colon,
    char,
    string,
    number,
    integer,
    boolean,
    null: text('null'),
    any,
    object,
    array,
  };
}

/** Brackets around a list, or nothing but the brackets where the list may be empty. */
export function enclose(
  open: string,
  gap: Node,
  list: { items: Node | null; empty: boolean },
  close: string,
): Node {
  return choice(
    ...(list.items ? [sequence(text(open), gap, list.items, gap, text(close))] : []),
    ...(list.empty ? [text(open + close)] : []),
  );
}

/** `min` to `max` items with commas between them. */
export function list(
  item: Node,
  comma: Node,
  min: number,
  max: number,
): { items: Node | null; empty: boolean } {
  const rest = repeat(sequence(comma, item), Math.max(0, min - 1), max - 1);
  return { items: max === 0 ? null : sequence(item, rest), empty: min === 0 };
}
