import { TemplateSyntaxError } from './syntax-error.js';
import { RenderError } from './values.js';

/** Where the compiler is in the template. */
export class CompileState {
  line = 1;
  #branches = 0;

  /** Compiles what may never run: jinja2 accepts unknown names of filters and tests there. */
  inBranch<T>(compile: () => T): T {
    this.#branches += 1;
    try {
      return compile();
    } finally {
      this.#branches -= 1;
    }
  }

  /** For a name that there is not: an error now, or where it might not run, then. */
  unknown(reason: string): () => never {
    if (this.#branches === 0) throw new TemplateSyntaxError(reason, this.line);
    return () => {
      throw new RenderError(reason);
    };
  }

  unsupported(what: string): TemplateSyntaxError {
    return new TemplateSyntaxError(what, this.line);
  }
}
