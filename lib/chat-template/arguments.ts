import { RenderError, type Callable, type Kwargs, type Value } from './values.js';

/**
 * Arguments in the order of their names; undefined where one is not given.
 * @throws {RenderError} for too many, and for names that there are not
 */
export function bind(
  what: string,
  names: readonly string[],
  args: Value[],
  kwargs: Kwargs,
): Value[] {
  if (args.length > names.length) {
    throw new RenderError(
      `${what}() takes at most ${names.length} arguments, but got ${args.length}`,
    );
  }
  for (const name of kwargs.keys()) {
    if (!names.includes(name)) {
      throw new RenderError(`${what}() got an unexpected keyword argument '${name}'`);
    }
  }
  return names.map((name, i) => (i < args.length ? args[i] : kwargs.get(name)));
}

/** A function of arguments that may be given by place or by name. */
export function callable(
  what: string,
  names: readonly string[],
  call: (...args: Value[]) => Value,
): Callable {
  return (args, kwargs) => call(...bind(what, names, args, kwargs));
}

export function noKwargs(): Kwargs {
  return new Map();
}
