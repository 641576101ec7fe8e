/**
 * How large what a caller passes may be. The engine's parsers are recursive and written in C++:
 * nesting beyond some ten thousand levels overflows their stack and ends the process, and every
 * counted repetition becomes as many states, each of which is compared with the whole vocabulary.
 */
export const LIMITS = {
  /** Characters of a schema, grammar or structural tag. */
  text: 200_000,
  /** Characters of a regular expression. */
  regex: 20_000,
  /** Levels of a schema's or tag's JSON. */
  jsonDepth: 100,
  /** Objects, arrays and scalars in a schema or tag. */
  jsonValues: 20_000,
  /** Levels of parentheses in a regular expression or grammar. */
  groupDepth: 100,
  /** The highest number in a counted repetition: minLength, maxItems, `{3,10}` and so on. */
  repeat: 10_000,
  /** The sum of those numbers: what a whole grammar unrolls to. */
  repeatTotal: 50_000,
  /** Values of all enums together, or choices. */
  choices: 2_000,
  /** Properties of one object whose number is limited by minProperties or maxProperties. */
  countedProperties: 64,
  /** Characters of a property name beside which further names are allowed. */
  reservedName: 256,
  /** Characters of the grammar that is made. */
  grammar: 1_000_000,
  /** Rules that begin with one another in a row, such as optional properties: the engine's time grows with the square. */
  beginnings: 600,
  /** Rules in a grammar. */
  rules: 20_000,
} as const;
