import { CompileState } from './compile-state.js';
import { GLOBALS, RaisedError } from './globals.js';
import { parse } from './parse.js';
import { Scope, type Rendering } from './scope.js';
import { compileBlock, type Statement } from './statements.js';
import { RenderError, toValue } from './values.js';

/** A rendering that failed: the template's own refusal, or what Python would have raised. */
export class TemplateRenderError extends Error {
  constructor(
    readonly reason: string,
    readonly line: number,
    /** Whether the template itself refused, with `raise_exception`. */
    readonly raised: boolean,
  ) {
    super(`line ${line}: ${reason}`);
  }
}

/**
 * A Jinja template, compiled. Renders what Python's jinja2 does, set up as transformers sets it up:
 * `@huggingface/jinja` parses, but its interpreter is JavaScript's in what counts (null, true,
 * `strip`, scopes, equality, code points), so the tree is run here.
 */
export class CompiledTemplate {
  readonly #body: Statement;

  /** @throws {TemplateSyntaxError} */
  constructor(template: string) {
    this.#body = compileBlock(parse(template), new CompileState());
  }

  /** @throws {TemplateRenderError} */
  render(variables: Readonly<Record<string, unknown>>): string {
    const rendering: Rendering = { out: '', line: 1 };
    const globals = new Scope(rendering);
    for (const [name, value] of Object.entries(GLOBALS)) globals.set(name, value);
    const scope = globals.child();
    for (const [name, value] of Object.entries(variables)) {
      if (value !== undefined) scope.set(name, toValue(value));
    }
    try {
      this.#body(scope.child());
    } catch (error) {
      if (error instanceof RangeError) {
        throw new TemplateRenderError('the template recurses too deeply', rendering.line, false);
      }
      if (!(error instanceof RenderError)) throw error;
      throw new TemplateRenderError(error.message, rendering.line, error instanceof RaisedError);
    }
    return rendering.out;
  }
}
