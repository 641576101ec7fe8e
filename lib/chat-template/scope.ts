import type { Value } from './values.js';

/** What one rendering has written so far, and where it is. */
export interface Rendering {
  out: string;
  /** Line of the tag that runs. */
  line: number;
}

/** Variables of a template, a loop's round, a macro's call. */
export class Scope {
  readonly #variables = new Map<string, Value>();

  constructor(
    readonly rendering: Rendering,
    readonly parent?: Scope,
  ) {}

  child(): Scope {
    return new Scope(this.rendering, this);
  }

  set(name: string, value: Value): void {
    this.#variables.set(name, value);
  }

  get(name: string): Value {
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- a loop is faster than recursion
    for (let scope: Scope | undefined = this; scope; scope = scope.parent) {
      const value = scope.#variables.get(name);
      if (value !== undefined || scope.#variables.has(name)) return value;
    }
    return undefined;
  }
}

/** What a part of the template writes, apart from the rest. */
export function capture(rendering: Rendering, write: () => void): string {
  const outer = rendering.out;
  rendering.out = '';
  write();
  const text = rendering.out;
  rendering.out = outer;
  return text;
}
