/**
 * Reads a grammar in xgrammar's EBNF and writes it anew. A grammar that no text fits would leave
 * the engine's answers unconstrained, and not all that it reads survives its own rewriting.
 */
import { readTokens, EbnfSyntaxError, type Token } from './ebnf-lexer.js';
import { toEbnf } from './ebnf.js';
import { choice, EMPTY, repeat, Rules, sequence, set, text, type Node } from './grammar.js';
import { LIMITS } from './limits.js';
import { canGetStuck, findBeginnings } from './recursion.js';
import { quote, refuse } from './refuse.js';

const fail = (reason: string): never => refuse(`The grammar cannot be enforced: it ${reason}.`);

/** @throws {OpenVINOServeError} `INVALID_GRAMMAR` for a grammar that cannot be enforced */
export function grammarToEbnf(grammar: string): string {
  if (grammar.length > LIMITS.text) fail(`has more than ${LIMITS.text} characters`);
  if (/\0|\p{Surrogate}/u.test(grammar)) fail('has a character that no text has');
  const reader = new GrammarReader(lex(grammar));
  const root = reader.read();
  if (canGetStuck(reader.rules, root)) {
    fail('has a rule that always leads to a further one, so that no text fits');
  }
  if (findBeginnings(reader.rules).depth > LIMITS.beginnings) {
    fail(`has more than ${LIMITS.beginnings} rules that begin with one another`);
  }
  return toEbnf(reader.rules, root);
}

function lex(grammar: string): Token[] {
  try {
    return readTokens(grammar);
  } catch (error) {
    if (!(error instanceof EbnfSyntaxError)) throw error;
    const lines = grammar.slice(0, error.at).split('\n');
    return fail(
      `has ${error.message} in line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`,
    );
  }
}

class GrammarReader {
  readonly rules = new Rules();
  readonly #names = new Map<string, Node & { kind: 'rule' }>();
  #at = 0;
  #depth = 0;

  constructor(readonly tokens: Token[]) {}

  /** @returns the rule named root */
  read(): Node {
    for (const token of this.tokens) {
      if (token.kind !== 'name' || !token.defines) continue;
      if (this.#names.has(token.name)) fail(`defines the rule ${quote(token.name)} twice`);
      this.#names.set(token.name, this.rules.reserve());
    }
    if (this.#names.size > LIMITS.rules) fail(`has more than ${LIMITS.rules} rules`);
    while (this.#at < this.tokens.length) {
      const head = this.tokens[this.#at++];
      if (head?.kind !== 'name' || !head.defines) return fail('does not begin with a rule');
      this.rules.define(this.#rule(head.name), this.#choice());
      const next = this.tokens[this.#at];
      if (next?.kind === 'sign') fail(`has a '${next.sign}' that does not belong there`);
    }
    return this.#names.get('root') ?? fail("has no rule named 'root'");
  }

  #rule(name: string): Node & { kind: 'rule' } {
    return this.#names.get(name) ?? fail(`does not define the rule ${quote(name)}`);
  }

  #choice(): Node {
    const items = [this.#sequence()];
    while (this.#take('|')) items.push(this.#sequence());
    return choice(...items);
  }

  #sequence(): Node {
    const items: Node[] = [];
    for (let token = this.tokens[this.#at]; token; token = this.tokens[this.#at]) {
      const ends =
        token.kind === 'sign' ? '|)'.includes(token.sign) : token.kind === 'name' && token.defines;
      if (ends) break;
      items.push(this.#quantified());
    }
    if (items.length === 0) fail('has an empty alternative; write "" for no text');
    return sequence(...items);
  }

  #quantified(): Node {
    const item = this.#element();
    const token = this.tokens[this.#at];
    if (token?.kind === 'count') {
      this.#at++;
      return repeat(item, token.min, token.max);
    }
    if (this.#take('*')) return repeat(item, 0, Infinity);
    if (this.#take('+')) return repeat(item, 1, Infinity);
    return this.#take('?') ? repeat(item, 0, 1) : item;
  }

  #element(): Node {
    const token = this.tokens[this.#at++];
    switch (token?.kind) {
      case 'text':
        return text(token.text);
      case 'set':
        return set(token.set);
      case 'name':
        return this.#rule(token.name);
      case 'sign':
        return token.sign === '('
          ? this.#group()
          : fail(`has a '${token.sign}' with nothing before it`);
      default:
        return fail('repeats what is not there');
    }
  }

  #group(): Node {
    if (++this.#depth > LIMITS.groupDepth)
      fail(`has more than ${LIMITS.groupDepth} levels of parentheses`);
    const empty = this.#take(')');
    const node = empty ? EMPTY : this.#choice();
    if (!empty && !this.#take(')')) fail("has a '(' that is not closed");
    this.#depth--;
    return node;
  }

  #take(sign: string): boolean {
    const token = this.tokens[this.#at];
    if (token?.kind !== 'sign' || token.sign !== sign) return false;
    this.#at++;
    return true;
  }
}
