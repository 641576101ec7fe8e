// Text from tokens as they come, with the library's own detokenizer. Tokens that end within a
// character wait for its rest.

const MOST_WAITING = 4; // bytes of the longest character of UTF-8, and a token has at least one
const LAST_TOKENS = 3; // what the detokenizer wants to see to place spaces right

export class TextStream {
  #model;
  #last = [];
  #waiting = [];

  constructor(model) {
    this.#model = model;
  }

  push(token) {
    this.#waiting.push(token);
    const text = this.#model.detokenize(this.#waiting, false, this.#last);
    if (text.endsWith('\uFFFD') && this.#waiting.length < MOST_WAITING) return '';
    this.#last = [...this.#last, ...this.#waiting].slice(-LAST_TOKENS);
    this.#waiting = [];
    return text;
  }
}
