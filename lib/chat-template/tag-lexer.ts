/** Splits the inside of a tag into tokens. */
import type { Token } from './lexer.js';
import { unescapeString } from './string-literal.js';
import { TemplateSyntaxError } from './syntax-error.js';
import { SPACE } from './whitespace.js';

export interface TagToken extends Token {
  line: number;
}

const BLOCK_END = new RegExp(`\\+%\\}|-%\\}${SPACE}*|%\\}\\n?`, 'y');
const EXPRESSION_END = new RegExp(`-\\}\\}${SPACE}*|\\}\\}`, 'y');

const SPACES = new RegExp(`${SPACE}+`, 'y');
const NUMBER =
  /0[xX][\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d[\d_]*)?/y;
const INDEX = /\d+/y;
const NAME = /[\p{L}\p{N}\p{M}_]+/uy;
const STRING = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/sy;
const OPERATOR = /\*\*|\/\/|[=!<>]=|[-+*/%~<>=()[\]{},.:|]/y;

const OPERATOR_TYPES: Readonly<Record<string, string>> = {
  '(': 'OpenParen',
  ')': 'CloseParen',
  '[': 'OpenSquareBracket',
  ']': 'CloseSquareBracket',
  '{': 'OpenCurlyBracket',
  '}': 'CloseCurlyBracket',
  ',': 'Comma',
  '.': 'Dot',
  ':': 'Colon',
  '|': 'Pipe',
  '=': 'Equals',
  '+': 'AdditiveBinaryOperator',
  '-': 'AdditiveBinaryOperator',
  '~': 'AdditiveBinaryOperator',
  '*': 'MultiplicativeBinaryOperator',
  '/': 'MultiplicativeBinaryOperator',
  '//': 'MultiplicativeBinaryOperator',
  '%': 'MultiplicativeBinaryOperator',
  '**': 'ExponentiationBinaryOperator',
};

const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/**
 * @param kind what follows the tag's first brace: `%` or `{`
 * @returns the tokens, and where the tag ends with all that it strips behind itself
 * @throws {TemplateSyntaxError}
 */
export function lexTag(
  source: string,
  start: number,
  kind: string,
  lineAt: (position: number) => number,
): { tokens: TagToken[]; end: number } {
  const tagEnd = kind === '%' ? BLOCK_END : EXPRESSION_END;
  const tokens: TagToken[] = [];
  const open: string[] = [];
  let at = start;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(source)?.[0];
  };
  for (;;) {
    at += match(SPACES)?.length ?? 0;
    const line = lineAt(at);
    if (at >= source.length) throw new TemplateSyntaxError('the tag is not closed', line);
    const end = open.length === 0 ? match(tagEnd) : undefined;
    if (end !== undefined) return { tokens, end: at + end.length };
    const afterDot = tokens.at(-1)?.type === 'Dot';
    const push = (type: string, value: string, length: number) => {
      tokens.push({ type, value, line });
      at += length;
    };
    let text: string | undefined;
    if ((text = match(afterDot ? INDEX : NUMBER)) !== undefined) {
      push('NumericLiteral', numberText(text), text.length);
    } else if ((text = match(NAME)) !== undefined) {
      push('Identifier', text, text.length);
    } else if ((text = match(STRING)) !== undefined) {
      push('StringLiteral', unescapeString(text.slice(1, -1)), text.length);
    } else if ((text = match(OPERATOR)) !== undefined) {
      balance(open, text, line);
      push(OPERATOR_TYPES[text] ?? 'ComparisonBinaryOperator', text, text.length);
    } else {
      throw new TemplateSyntaxError(`unexpected character ${JSON.stringify(source[at])}`, line);
    }
  }
}

function balance(open: string[], operator: string, line: number): void {
  const closer = CLOSERS[operator];
  if (closer !== undefined) open.push(closer);
  else if (')]}'.includes(operator)) {
    const expected = open.pop();
    if (expected === operator) return;
    const wanted = expected === undefined ? '' : `, expected '${expected}'`;
    throw new TemplateSyntaxError(`unexpected '${operator}'${wanted}`, line);
  }
}

/** Numbers as the parser takes them: it tells floats by their point. */
function numberText(text: string): string {
  const digits = text.replaceAll('_', '');
  if (/^0[xob]/i.test(digits)) return String(Number(digits));
  if (!/e/i.test(digits)) return digits;
  const plain = String(Number(digits));
  return plain.includes('.') || plain.includes('e') ? plain : `${plain}.0`;
}
