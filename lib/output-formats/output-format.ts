/**
 * What a format of tool calls or of reasoning has to offer. The formats of this folder and those of
 * users are used through these interfaces only.
 */

/** A function the model may call. */
export interface ToolDefinition {
  name: string;
  description?: string | undefined;
  /** JSON Schema of the arguments, an object. Absent: any object. */
  parameters?: object | undefined;
  /** The arguments must fit the schema. */
  strict?: boolean | undefined;
}

/** What a parser found, in the order of the text. */
export type OutputEvent =
  | { type: 'content'; text: string }
  | { type: 'reasoning'; text: string }
  /** A call begins; its arguments follow. `index` counts the calls of an answer from 0. */
  | { type: 'tool_call'; index: number; name: string }
  /** A part of a call's arguments; all parts together are the text of one JSON object. */
  | { type: 'arguments'; index: number; text: string };

/**
 * Takes the text of one answer in pieces. How the text is cut makes no difference, except that a
 * character must not be cut in two.
 */
export interface OutputParser {
  push(text: string): OutputEvent[];
  /** The text has ended: what was held back comes out. */
  finish(): OutputEvent[];
}

export interface ParserOptions {
  /** The calls of other names are content; with no tools at all, any name will do. */
  tools: readonly ToolDefinition[];
  /**
   * Send arguments on as they come. Only where decoding is constrained, so that they are certain to
   * become valid; otherwise a call is held back until it is complete, and one that is not valid
   * comes out as content.
   */
  streamArguments: boolean;
}

export interface ToolFormat {
  readonly name: string;
  /** Whether a model with this chat template (Jinja source) writes its calls this way. */
  matches(chatTemplate: string): boolean;
  /** The markers are special tokens, so the text must be decoded with them. */
  readonly specialTokens: boolean;
  /**
   * The answer is written in this format even where it has no calls, reasoning included, so it must
   * be parsed whether or not there are tools, and needs no reasoning parser.
   */
  readonly wholeAnswer?: boolean;
  createParser(options: ParserOptions): OutputParser;
  /** The length of a call's id where the format's chat template wants a certain one (Mistral: 9 characters of [a-zA-Z0-9]). */
  readonly callIdLength?: number;
  /**
   * What makes the engine write calls in this format with arguments that fit their schemas: the
   * `format` object of an xgrammar structural tag; undefined where the format cannot be constrained.
   */
  constraint(tools: readonly ToolDefinition[], options: ConstraintOptions): object | undefined;
}

export interface ConstraintOptions {
  /** The answer must be calls, at least one (tool_choice required or a named function); otherwise text may come, and calls when the model begins one. */
  required: boolean;
  /** More than one call may come. */
  parallel: boolean;
}

export interface ReasoningFormat {
  readonly name: string;
  /** Whether a model with this chat template (Jinja source) reasons this way. */
  matches(chatTemplate: string): boolean;
  /** The markers are special tokens, so the text must be decoded with them. */
  readonly specialTokens: boolean;
  /** @param options.startsInside the prompt itself ended with the opening marker (or the template implies it), so the answer begins as reasoning */
  createParser(options: { startsInside: boolean }): OutputParser;
  /** Whether a rendered prompt ends inside reasoning. */
  opensReasoning(prompt: string): boolean;
  /**
   * Lets reasoning come before an answer that is constrained, as far as the model writes some.
   * Without it, a constraint begins with the answer's first token.
   * @param answer the `format` object of an xgrammar structural tag
   * @returns the same, with reasoning before it
   */
  before?(answer: unknown, options: { startsInside: boolean }): object;
}
