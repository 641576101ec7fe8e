import * as jinja from '@huggingface/jinja';
import type { Node } from './ast.js';
import { lex, type LexedTemplate, type Token } from './lexer.js';
import { TemplateSyntaxError } from './syntax-error.js';

/**
 * Reads a template with `@huggingface/jinja`'s parser.
 * @throws {TemplateSyntaxError}
 */
export function parse(template: string): Node[] {
  const lexed = lex(template);
  try {
    return run(lexed.tokens);
  } catch (error) {
    throw locate(lexed, error as Error);
  }
}

/** The library's own types of nodes leave out what tells them apart. */
const parseTokens = jinja.parse as unknown as (tokens: Token[]) => { body: Node[] };

function run(tokens: Token[]): Node[] {
  return parseTokens(tokens).body;
}

/** The parser's errors say not where; the token that it read last does. */
function locate({ tokens, lines }: LexedTemplate, error: Error): TemplateSyntaxError {
  let last = 0;
  const watched = new Proxy(tokens, {
    get(target, key) {
      const index = typeof key === 'string' ? Number(key) : NaN;
      if (Number.isInteger(index)) last = index;
      return Reflect.get(target, key) as unknown;
    },
  });
  try {
    run(watched);
  } catch {
    if (last >= tokens.length) return unclosed({ tokens, lines });
  }
  const { value = '', type = '' } = tokens[last] ?? {};
  const name = (value || type).trim();
  const [reason = ''] = error.message.replace('Parser Error: ', '').split('. ');
  return new TemplateSyntaxError(`${reason} (at ${JSON.stringify(name)})`, lines[last] ?? 1);
}

const BLOCKS = new Set(['if', 'for', 'macro', 'call', 'filter', 'set']);

/** The template ended inside a block: where that began is what helps. */
function unclosed({ tokens, lines }: LexedTemplate): TemplateSyntaxError {
  const open: { name: string; line: number }[] = [];
  for (const [i, { type }] of tokens.entries()) {
    const name = type === 'OpenStatement' ? (tokens[i + 1]?.value ?? '') : '';
    if (name.startsWith('end')) open.pop();
    else if (BLOCKS.has(name) && !isInlineSet(tokens, i + 1))
      open.push({ name, line: lines[i] ?? 1 });
  }
  const block = open.at(-1);
  return block
    ? new TemplateSyntaxError(`the block '${block.name}' is never closed`, block.line)
    : new TemplateSyntaxError('the template ends too early', lines.at(-1) ?? 1);
}

function isInlineSet(tokens: Token[], start: number): boolean {
  if (tokens[start]?.value !== 'set') return false;
  const end = tokens.findIndex(({ type }, i) => i > start && type === 'CloseStatement');
  return tokens.slice(start, end).some(({ type }) => type === 'Equals');
}
