/** Writes what jinja2 accepts and `@huggingface/jinja`'s parser does not in terms that it does. */
import type { TagToken } from './tag-lexer.js';

/** The names of filters that stand for a test with arguments. */
export const TEST_FILTER = 'is ';
export const NEGATED_TEST_FILTER = 'is not ';

const NO_ARGUMENT = new Set(['else', 'or', 'and', 'is', 'if', 'not', 'in']);

/** The name of the filter that turns a list into a tuple. */
export const TUPLE_FILTER = 'as tuple';

/** The name of the function that calls the block it is given. */
export const RUN_BLOCK = 'run block';

export function rewriteTag(tokens: TagToken[], isStatement: boolean): TagToken[] {
  const known = rewriteTuples(rewriteTests(tokens));
  return isStatement ? rewriteBlock(known) : known;
}

/**
 * transformers' `generation` tag marks what the assistant wrote, `with` sets variables: blocks with
 * a scope of their own.
 */
function rewriteBlock(tokens: TagToken[]): TagToken[] {
  const [first, ...rest] = tokens;
  if (first?.type !== 'Identifier') return tokens;
  const name = (value: string): TagToken => ({ ...first, value });
  const bracket = (value: string): TagToken => ({
    ...first,
    type: value === '(' ? 'OpenParen' : 'CloseParen',
    value,
  });
  switch (first.value) {
    case 'generation':
      return [name('filter'), name('string'), ...rest];
    case 'endgeneration':
      return [name('endfilter'), ...rest];
    case 'with':
      return [
        ...[name('call'), bracket('('), ...rest, bracket(')')],
        ...[name(RUN_BLOCK), bracket('('), bracket(')')],
      ];
    case 'endwith':
      return [name('endcall'), ...rest];
    default:
      return tokens;
  }
}

/** `()` and `(x,)` become lists that are made tuples. */
function rewriteTuples(tokens: TagToken[]): TagToken[] {
  const result: TagToken[] = [];
  const closing = new Map<number, TagToken[]>();
  for (const [i, token] of tokens.entries()) {
    const end = i + bracketLength(tokens, i) - 1;
    const isTuple = end === i + 1 || tokens[end - 1]?.type === 'Comma';
    if (token.type === 'OpenParen' && isTuple && !isCallable(tokens[i - 1])) {
      const part = (type: string, value: string): TagToken => ({ type, value, line: token.line });
      result.push(token, part('OpenSquareBracket', '['));
      // In brackets, so that an index may follow.
      closing.set(end, [
        part('CloseSquareBracket', ']'),
        part('Pipe', '|'),
        part('Identifier', TUPLE_FILTER),
        part('CloseParen', ')'),
      ]);
    } else result.push(...(closing.get(i) ?? [token]));
  }
  return result;
}

const OPERATOR_WORDS = new Set(['in', 'not', 'and', 'or', 'if', 'else', 'elif', 'is', 'set']);

/** Whether a bracket behind the token starts the arguments of a call. */
function isCallable(token: TagToken | undefined): boolean {
  if (token === undefined) return false;
  if (token.type === 'Identifier') return !OPERATOR_WORDS.has(token.value);
  return token.type === 'CloseParen' || token.type === 'CloseSquareBracket';
}

/** `x is test(y)` and `x is test y` become filters, which bind in the same way. */
function rewriteTests(tokens: TagToken[]): TagToken[] {
  const result: TagToken[] = [];
  for (let i = 0; i < tokens.length;) {
    const [test, length] = testAt(tokens, i);
    result.push(...test);
    i += length;
  }
  return result;
}

/** What stands at a place, and how many tokens that is. */
function testAt(tokens: TagToken[], start: number): [TagToken[], number] {
  const one: [TagToken[], number] = [tokens.slice(start, start + 1), 1];
  const isTest = isName(tokens[start], 'is') && tokens[start - 1]?.type !== 'Dot';
  if (!isTest) return one;
  const negated = isName(tokens[start + 1], 'not');
  const at = start + (negated ? 2 : 1);
  const test = tokens[at];
  const length = test?.type === 'Identifier' ? argumentLength(tokens, at + 1) : 0;
  if (!test || length === 0) return one;
  const part = (type: string, value: string): TagToken => ({ type, value, line: test.line });
  const name = (negated ? NEGATED_TEST_FILTER : TEST_FILTER) + test.value;
  const argument = rewriteTests(tokens.slice(at + 1, at + 1 + length));
  const inBrackets =
    argument[0]?.type === 'OpenParen'
      ? argument
      : [part('OpenParen', '('), ...argument, part('CloseParen', ')')];
  return [[part('Pipe', '|'), part('Identifier', name), ...inBrackets], at - start + 1 + length];
}

/** How many tokens from `start` on are a test's argument. */
function argumentLength(tokens: TagToken[], start: number): number {
  const first = tokens[start];
  if (first === undefined) return 0;
  const isWord = first.type === 'Identifier' && !NO_ARGUMENT.has(first.value);
  let length: number;
  if (isWord || first.type.endsWith('Literal')) length = 1;
  else if (first.type.startsWith('Open')) length = bracketLength(tokens, start);
  else return 0;
  if (first.type === 'OpenParen') return length;
  for (;;) {
    const next = tokens[start + length];
    if (next?.type === 'Dot') length += 2;
    else if (next?.type.startsWith('Open') && next.type !== 'OpenCurlyBracket') {
      length += bracketLength(tokens, start + length);
    } else return length;
  }
}

function bracketLength(tokens: TagToken[], start: number): number {
  let depth = 0;
  for (const [i, { type }] of tokens.slice(start).entries()) {
    if (type.startsWith('Open')) depth += 1;
    if (type.startsWith('Close') && --depth === 0) return i + 1;
  }
  return tokens.length - start;
}

function isName(token: TagToken | undefined, name: string): boolean {
  return token?.type === 'Identifier' && token.value === name;
}
