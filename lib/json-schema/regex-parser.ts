/**
 * Reads ECMAScript's regular expressions, as JSON Schema has them, and Python's way to name groups.
 * What the engine's own reader takes and then ignores or misreads is refused here: look-around,
 * boundaries, backreferences, flags, anchors in the middle.
 */
import { charsOf, invert, union, type CodePoints } from './code-points.js';
import { LIMITS } from './limits.js';
import { ANY, readEscape, type Escape } from './regex-class.js';
import type { Regex } from './regex-syntax.js';
import { refuse } from './refuse.js';

/** @throws {OpenVINOServeError} `INVALID_GRAMMAR` for a syntax error or an unsupported construct */
export function parseRegex(pattern: string): Regex {
  if (pattern.length > LIMITS.regex) {
    refuse(
      `The regular expression has ${pattern.length} characters; at most ${LIMITS.regex} can be enforced.`,
    );
  }
  return new Parser(pattern).parse();
}

class Parser {
  #at = 0;
  #depth = 0;

  constructor(readonly source: string) {}

  parse(): Regex {
    const regex = this.#choice();
    if (this.#at < this.source.length) this.#fail("an unmatched ')'");
    return regex;
  }

  #choice(): Regex {
    const items = [this.#sequence()];
    while (this.#take('|')) items.push(this.#sequence());
    const [only] = items;
    return only && items.length === 1 ? only : { kind: 'choice', items };
  }

  #sequence(): Regex {
    const items: Regex[] = [];
    while (this.#at < this.source.length && !/[|)]/.test(this.#peek()))
      items.push(this.#quantified());
    return { kind: 'sequence', items };
  }

  #quantified(): Regex {
    const item = this.#atom();
    const range = this.#quantifier();
    if (!range) return item;
    if (item.kind === 'anchor') this.#fail('a quantifier behind an anchor');
    // Greedy or lazy, the texts that match as a whole are the same.
    this.#take('?');
    if (/[*+?{]/.test(this.#peek())) this.#fail('a quantifier behind a quantifier');
    return { kind: 'repeat', item, ...range };
  }

  #quantifier(): { min: number; max: number } | null {
    if (this.#take('*')) return { min: 0, max: Infinity };
    if (this.#take('+')) return { min: 1, max: Infinity };
    if (this.#take('?')) return { min: 0, max: 1 };
    const counted = /^\{(\d+)(,(\d*))?\}/.exec(this.source.slice(this.#at, this.#at + 40));
    if (!counted) return null;
    const [all, from, comma, to] = counted;
    this.#at += all.length;
    const min = Number(from);
    const max = comma === undefined ? min : to === '' ? Infinity : Number(to);
    if (min > max) this.#fail('a repetition whose numbers are out of order');
    return { min, max };
  }

  #atom(): Regex {
    const at = this.#at;
    const char = String.fromCodePoint(this.source.codePointAt(at) ?? 0);
    if (char === '\\') return { kind: 'set', set: this.#escape(false).set };
    this.#at += char.length;
    switch (char) {
      case '^':
      case '$':
        return { kind: 'anchor', end: char === '$', at };
      case '.':
        return { kind: 'set', set: ANY };
      case '[':
        return { kind: 'set', set: this.#class() };
      case '(':
        return this.#group();
      case '*':
      case '+':
      case '?':
        return this.#fail('a quantifier with nothing before it');
      case ']':
      case '{':
      case '}':
        return this.#fail(`'${char}' without a backslash`);
      default:
        return { kind: 'set', set: this.#literal(char) };
    }
  }

  #group(): Regex {
    if (++this.#depth > LIMITS.groupDepth) {
      this.#fail(`more than ${LIMITS.groupDepth} levels of groups`);
    }
    if (this.#take('?')) {
      const prefix = /^(:|P?<[A-Za-z_]\w*>)/.exec(this.source.slice(this.#at, this.#at + 200));
      if (!prefix) {
        this.#fail(
          /^<?[=!]/.test(this.source.slice(this.#at)) ? 'look-around' : 'a group modifier',
        );
      }
      this.#at += prefix[0].length;
    }
    const regex = this.#choice();
    if (!this.#take(')')) this.#fail("a '(' that is not closed");
    this.#depth--;
    return regex;
  }

  #class(): CodePoints {
    const negated = this.#take('^');
    const parts: CodePoints[] = [];
    while (!this.#take(']')) {
      const from = this.#classMember();
      const dash = this.#peek() === '-' && this.source[this.#at + 1] !== ']';
      if (!dash) {
        parts.push(from.set);
        continue;
      }
      this.#at++;
      const to = this.#classMember();
      if (from.point === null || to.point === null || from.point > to.point) {
        this.#fail('a range that is out of order');
      }
      parts.push([[from.point, to.point]]);
    }
    const members = union(...parts);
    const result = negated ? invert(members) : members;
    if (members.length === 0 || result.length === 0) this.#fail('an empty character class');
    return result;
  }

  #classMember(): Escape {
    if (this.#at >= this.source.length) this.#fail("a '[' that is not closed");
    if (this.#peek() === '\\') return this.#escape(true);
    const point = this.source.codePointAt(this.#at) ?? 0;
    const char = String.fromCodePoint(point);
    this.#at += char.length;
    return { set: this.#literal(char), point, length: char.length };
  }

  #escape(inClass: boolean): Escape {
    const escape = readEscape(this.source.slice(this.#at, this.#at + 12), inClass);
    if (typeof escape === 'string') return this.#fail(escape);
    this.#at += escape.length;
    return escape;
  }

  #literal(char: string): CodePoints {
    // The engine's readers end at a NUL, and no UTF-8 text has half a surrogate pair.
    if (char === '\0' || /^[\ud800-\udfff]$/.test(char)) this.#fail('a character that no text has');
    return charsOf(char);
  }

  #peek(): string {
    return this.source[this.#at] ?? '';
  }

  #take(char: string): boolean {
    if (this.source[this.#at] !== char) return false;
    this.#at++;
    return true;
  }

  #fail(what: string): never {
    refuse(
      `The regular expression cannot be enforced: it has ${what} at position ${this.#at + 1}.`,
    );
  }
}
