import { equals, PyObject, RenderError, type Value } from './values.js';

/** The variable `loop`. */
export class LoopContext extends PyObject {
  index0 = 0;
  #seen: Value[] | undefined;

  constructor(
    readonly items: Value[],
    readonly depth0: number,
  ) {
    super();
  }

  override attribute(name: string): Value {
    const { index0, items, depth0 } = this;
    switch (name) {
      case 'index':
        return index0 + 1;
      case 'index0':
        return index0;
      case 'revindex':
        return items.length - index0;
      case 'revindex0':
        return items.length - index0 - 1;
      case 'first':
        return index0 === 0;
      case 'last':
        return index0 === items.length - 1;
      case 'length':
        return items.length;
      case 'previtem':
        return index0 === 0 ? undefined : items[index0 - 1];
      case 'nextitem':
        return items[index0 + 1];
      case 'depth':
        return depth0 + 1;
      case 'depth0':
        return depth0;
      case 'cycle':
        return (args) => {
          if (args.length === 0) throw new RenderError('no items for cycling given');
          return args[index0 % args.length];
        };
      case 'changed':
        return (args) => this.#changed(args);
      default:
        return undefined;
    }
  }

  #changed(args: Value[]): boolean {
    const same = this.#seen !== undefined && equals(this.#seen, args);
    this.#seen = args;
    return !same;
  }
}
