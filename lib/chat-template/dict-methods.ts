import { callable } from './arguments.js';
import { type Callable, type Dict, DictView, RenderError, tuple, type Value } from './values.js';

// jinja2's immutable sandbox refuses these; they hide a key of the same name all the same.
const CHANGING = new Set(['clear', 'pop', 'popitem', 'setdefault', 'update']);

/** A method of a dict, which hides an item of its name in `dict.name`. */
export function dictMethod(dict: Dict, name: string): Callable | undefined {
  switch (name) {
    case 'get':
      return callable('get', ['key', 'default'], (key, fallback = null) =>
        dict.has(key) ? dict.get(key) : fallback,
      );
    case 'items':
      return callable('items', [], () => view('items', items(dict)));
    case 'keys':
      return callable('keys', [], () => view('keys', dict.keys()));
    case 'values':
      return callable('values', [], () => view('values', dict.values()));
    case 'copy':
      return callable('copy', [], () => new Map(dict));
    default:
      if (!CHANGING.has(name)) return undefined;
      return () => {
        throw new RenderError(`the method '${name}' of a dict is not safe`);
      };
  }
}

export function items(dict: Dict): Value[] {
  return Array.from(dict, ([key, value]) => tuple([key, value]));
}

function view(kind: string, values: Iterable<Value>): DictView {
  const result = new DictView();
  result.kind = kind;
  for (const value of values) result.push(value);
  return result;
}
