/**
 * Splits a template into text and tags as jinja2 does with `trim_blocks` and `lstrip_blocks`, which
 * transformers sets. The tokens are those of `@huggingface/jinja`'s parser, whose own lexer treats
 * whitespace, comments and escapes otherwise and knows no lines.
 */
import { TemplateSyntaxError } from './syntax-error.js';
import { lexTag } from './tag-lexer.js';
import { rewriteTag } from './tag-rewrite.js';
import { SPACE, trimEnd } from './whitespace.js';

export interface Token {
  value: string;
  type: string;
}

export interface LexedTemplate {
  tokens: Token[];
  /** The line of each token. */
  lines: number[];
}

const OPEN = new RegExp(
  `\\{%([-+]?)${SPACE}*raw${SPACE}*(?:-%\\}${SPACE}*|%\\})|\\{([%{#])([-+]?)`,
  'g',
);
const COMMENT_END = new RegExp(`\\+#\\}|-#\\}${SPACE}*|#\\}\\n?`, 'g');
const RAW_END = new RegExp(
  `\\{%([-+]?)${SPACE}*endraw${SPACE}*(?:\\+%\\}|-%\\}${SPACE}*|%\\}\\n?)`,
  'g',
);
const INDENT = new RegExp(`^${SPACE}+$`);

/** @throws {TemplateSyntaxError} */
export function lex(template: string): LexedTemplate {
  return new Lexer(template).run();
}

class Lexer {
  readonly #source: string;
  readonly #tokens: Token[] = [];
  readonly #lines: number[] = [];
  #at = 0;
  #line = 1;
  #counted = 0;

  constructor(template: string) {
    this.#source = template.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  }

  run(): LexedTemplate {
    for (let open = this.#find(OPEN); open; open = this.#find(OPEN)) {
      const [, rawSign = '', kind, sign = rawSign] = open;
      this.#text(this.#textBefore(open, sign, kind !== '{'));
      if (kind === undefined) this.#raw();
      else if (kind === '#') this.#comment();
      else this.#tag(kind);
    }
    this.#text(this.#source.slice(this.#at));
    return { tokens: this.#tokens, lines: this.#lines };
  }

  #find(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#source);
  }

  /** The text up to a tag, without what the tag strips of it; moves on behind the tag's start. */
  #textBefore(tag: RegExpExecArray, sign: string, isBlock: boolean): string {
    const text = this.#source.slice(this.#at, tag.index);
    const startsLine = this.#at === 0 || this.#source[this.#at - 1] === '\n';
    this.#at = tag.index + tag[0].length;
    if (sign === '-') return trimEnd(text);
    if (sign === '+' || !isBlock) return text;
    const start = text.lastIndexOf('\n') + 1;
    if (start === 0 && !startsLine) return text;
    return INDENT.test(text.slice(start)) ? text.slice(0, start) : text;
  }

  #raw(): void {
    const end = this.#find(RAW_END);
    if (!end) throw this.#error('Missing end of raw directive');
    this.#text(this.#textBefore(end, end[1] ?? '', true));
  }

  #comment(): void {
    const end = this.#find(COMMENT_END);
    if (!end) throw this.#error('Missing end of comment tag');
    this.#at = end.index + end[0].length;
  }

  #tag(kind: string): void {
    const start = this.#at;
    const line = this.#lineAt(start);
    const { tokens, end } = lexTag(this.#source, start, kind, (at) => this.#lineAt(at));
    const [open, close] =
      kind === '%' ? ['OpenStatement', 'CloseStatement'] : ['OpenExpression', 'CloseExpression'];
    // The parser keeps comments in place: that is how the line of a tag reaches the tree.
    this.#push({ type: 'Comment', value: String(line) }, line);
    this.#push({ type: open, value: `{${kind}` }, line);
    for (const token of rewriteTag(tokens, kind === '%')) this.#push(token, token.line);
    this.#push({ type: close, value: kind === '%' ? '%}' : '}}' }, this.#lineAt(end));
    this.#at = end;
  }

  #text(value: string): void {
    if (value !== '') this.#push({ type: 'Text', value }, this.#line);
  }

  #push({ type, value }: Token, line: number): void {
    this.#tokens.push({ type, value });
    this.#lines.push(line);
  }

  #error(reason: string): TemplateSyntaxError {
    return new TemplateSyntaxError(reason, this.#lineAt(this.#at));
  }

  /** Positions are asked for in ascending order. */
  #lineAt(position: number): number {
    for (; this.#counted < position; this.#counted += 1) {
      if (this.#source[this.#counted] === '\n') this.#line += 1;
    }
    return this.#line;
  }
}
