import { beginNumber, isWholeNumber, nextNumberPart, type NumberPart } from './json-number.js';
import type { Verdict } from './text-reader.js';

type State =
  | 'value'
  | 'first-element'
  | 'first-key'
  | 'key'
  | 'colon'
  | 'after-value'
  | 'string'
  | 'escape'
  | 'hex'
  | 'literal'
  | 'number'
  | 'done';

const LITERALS: Readonly<Record<string, string>> = { t: 'rue', f: 'alse', n: 'ull' };

/**
 * Finds the end of one JSON value (RFC 8259) character by character, and whether it is valid.
 * Without recursion, so that no depth of nesting is too much.
 */
export class JsonScanner {
  #state: State = 'value';
  /** The closing brackets that are missing. */
  readonly #open: ('}' | ']')[] = [];
  #isKey = false;
  #hexLeft = 0;
  #literalLeft = '';
  #number: NumberPart = 'minus';

  /** What has been taken is a whole value. */
  get isComplete(): boolean {
    return (
      this.#state === 'done' ||
      (this.#state === 'number' && this.#open.length === 0 && isWholeNumber(this.#number))
    );
  }

  /** Takes the next character if the value may go on with it. */
  push(char: string): Verdict {
    if (!this.#take(char)) return 'stop';
    return this.#state === 'done' ? 'last' : 'take';
  }

  #take(char: string): boolean {
    switch (this.#state) {
      case 'string':
        return this.#takeInString(char);
      case 'escape':
        return this.#takeEscape(char);
      case 'hex':
        if (!/[0-9a-fA-F]/.test(char)) return false;
        if (--this.#hexLeft === 0) this.#state = 'string';
        return true;
      case 'literal':
        if (!this.#literalLeft.startsWith(char)) return false;
        this.#literalLeft = this.#literalLeft.slice(1);
        return this.#literalLeft === '' ? this.#endValue() : true;
      case 'number':
        return this.#takeInNumber(char);
      case 'done':
        return false;
      default:
        return isSpace(char) || this.#takeStructure(char);
    }
  }

  #takeStructure(char: string): boolean {
    switch (this.#state) {
      case 'first-element':
        return char === ']' ? this.#close(char) : this.#beginValue(char);
      case 'first-key':
        return char === '}' ? this.#close(char) : this.#beginKey(char);
      case 'key':
        return this.#beginKey(char);
      case 'colon':
        this.#state = 'value';
        return char === ':';
      case 'after-value':
        if (char !== ',') return this.#close(char);
        this.#state = this.#open.at(-1) === '}' ? 'key' : 'value';
        return true;
      default:
        return this.#beginValue(char);
    }
  }

  #beginValue(char: string): boolean {
    const literal = LITERALS[char];
    const number = beginNumber(char);
    if (char === '{') {
      this.#open.push('}');
      this.#state = 'first-key';
    } else if (char === '[') {
      this.#open.push(']');
      this.#state = 'first-element';
    } else if (char === '"') {
      this.#isKey = false;
      this.#state = 'string';
    } else if (literal !== undefined) {
      this.#literalLeft = literal;
      this.#state = 'literal';
    } else if (number !== undefined) {
      this.#number = number;
      this.#state = 'number';
    } else {
      return false;
    }
    return true;
  }

  #beginKey(char: string): boolean {
    this.#isKey = true;
    this.#state = 'string';
    return char === '"';
  }

  #takeInString(char: string): boolean {
    if (char === '"') {
      if (!this.#isKey) return this.#endValue();
      this.#state = 'colon';
    } else if (char === '\\') {
      this.#state = 'escape';
    } else {
      return char >= ' ';
    }
    return true;
  }

  #takeEscape(char: string): boolean {
    this.#state = char === 'u' ? 'hex' : 'string';
    this.#hexLeft = 4;
    return '"\\/bfnrtu'.includes(char);
  }

  #takeInNumber(char: string): boolean {
    const part = nextNumberPart(this.#number, char);
    if (part !== undefined) {
      this.#number = part;
      return true;
    }
    if (!isWholeNumber(this.#number) || this.#open.length === 0) return false;
    this.#state = 'after-value';
    return this.#take(char);
  }

  #close(char: string): boolean {
    return this.#open.pop() === char && this.#endValue();
  }

  #endValue(): boolean {
    this.#state = this.#open.length === 0 ? 'done' : 'after-value';
    return true;
  }
}

function isSpace(char: string): boolean {
  return char === ' ' || char === '\n' || char === '\t' || char === '\r';
}
