/**
 * Writes a grammar in the EBNF that xgrammar 0.1.31 reads, in a form that it compiles correctly. It
 * makes an automaton of each rule and merges states of it, and there it confuses alternatives with
 * a common beginning: "yb" | "xad" | "xab" lets "yd" through, and [a]* [a] lets the empty text
 * through. So within a rule, no two alternatives begin alike, and no repetition stands first; what
 * would break that becomes a rule of its own. Rules of nothing but characters are put back in place
 * before that, so they end with a rule of no text.
 */
import { pointOf } from './code-points.js';
import { firstBytes, toClasses, writeClass, writeText } from './ebnf-text.js';
import { set, type Node, type Rules } from './grammar.js';
import { LIMITS } from './limits.js';
import { refuse } from './refuse.js';

const NOTHING = 'nothing';

/** @throws {OpenVINOServeError} `INVALID_GRAMMAR` if it becomes larger than the engine should see */
export function toEbnf(rules: Rules, root: Node): string {
  const writer = new Writer(rules);
  const lines = [`root ::= ${writer.body(root)}`, `${NOTHING} ::= ""`];
  let length = 0;
  // A set's iterator sees what is added meanwhile, so this reaches all rules in use and no others.
  for (const name of writer.used) {
    const line = `${name} ::= ${writer.body(rules.body(name))}`;
    lines.push(line);
    length += line.length;
    if (length > LIMITS.grammar || lines.length > LIMITS.rules) {
      refuse('The schema or regular expression is too large to be enforced.');
    }
  }
  return `${lines.join('\n')}\n`;
}

class Writer {
  readonly used = new Set<string>();
  #repeats = 0;

  constructor(readonly rules: Rules) {}

  /** What stands behind a rule's name. */
  body(node: Node): string {
    switch (node.kind) {
      case 'choice':
        return this.#choice(node.items);
      case 'repeat':
        return this.#repeat(node);
      case 'set': {
        const classes = toClasses(node.set);
        return classes.length === 1
          ? this.#sequence([node])
          : this.#choice(classes.map((points) => set(points)));
      }
      case 'sequence':
        return this.#sequence(node.items);
      default:
        return this.#sequence([node]);
    }
  }

  #choice(items: Node[]): string {
    const taken: (readonly [number, number])[] = [];
    let inPlace = 0;
    const written = items.map((item) => {
      if (item.kind === 'text' && item.text === '') return '""';
      const bytes = beginning(item);
      const free = bytes?.every(([a, b]) => taken.every(([from, to]) => b < from || to < a));
      if (bytes === null || !free) return this.#reference(item);
      taken.push(...bytes);
      inPlace++;
      return this.#elements(item.kind === 'sequence' ? item.items : [item]);
    });
    const bare = inPlace === items.length && items.every(isBare);
    return `${[...new Set(written)].join(' | ')}${bare ? ` ${NOTHING}` : ''}`;
  }

  #sequence(items: Node[]): string {
    return `${this.#elements(items)}${items.every(isPlain) ? ` ${NOTHING}` : ''}`;
  }

  #elements(items: Node[]): string {
    return items
      .map((item, i) => {
        if (item.kind === 'text') return writeText(item.text);
        if (item.kind === 'set' && toClasses(item.set).length === 1) return writeSet(item);
        const before = items[i - 1];
        const mayStar = before !== undefined && before.kind !== 'repeat';
        return isStar(item) && mayStar ? `${writeSet(item.item)}*` : this.#reference(item);
      })
      .join(' ');
  }

  #reference(node: Node): string {
    const rule = this.rules.name(node);
    this.used.add(rule.name);
    return rule.name;
  }

  /**
   * The engine makes rules of repetitions and tries names for them one by one; with one repetition
   * in a rule, the first names are free.
   */
  #repeat(node: Node & { kind: 'repeat' }): string {
    const { item, min, max } = node;
    if (isStar(node)) return `${writeSet(node.item)}* ${NOTHING}`;
    if (item.kind === 'set' && min === 1 && max === Infinity) {
      return this.#sequence([item, { ...node, min: 0 }]);
    }
    const inPlace = item.kind === 'set' && toClasses(item.set).length === 1 && max > 1;
    const body = inPlace ? writeSet(item) : this.#reference(item);
    if (min === 0 && max === 1) return `${body}?`;
    if (max === Infinity && min <= 1) return `${body}${min === 0 ? '*' : '+'}`;
    const highest = max === Infinity ? min : max;
    this.#repeats += highest;
    if (highest > LIMITS.repeat || this.#repeats > LIMITS.repeatTotal) {
      refuse(
        `A counted repetition is too long to be enforced: counts may be ${LIMITS.repeat} at most, and ${LIMITS.repeatTotal} together.`,
      );
    }
    return `${body}{${min},${max === Infinity ? '' : max}}${inPlace ? ` ${NOTHING}` : ''}`;
  }
}

/** A set that is one class. */
const writeSet = ({ set: points }: Node & { kind: 'set' }): string =>
  toClasses(points).map(writeClass).join('');

/** The engine has a form of its own for these. */
const isStar = (node: Node): node is Node & { kind: 'repeat'; item: Node & { kind: 'set' } } =>
  node.kind === 'repeat' &&
  node.item.kind === 'set' &&
  node.min === 0 &&
  node.max === Infinity &&
  toClasses(node.item.set).length === 1;

/** Whether it is written without a rule's name. */
const isPlain = (node: Node): boolean =>
  node.kind === 'text' || (node.kind === 'set' && toClasses(node.set).length === 1);

/** Whether a text, class or sequence of them is written without a rule's name. */
const isBare = (node: Node): boolean =>
  node.kind === 'sequence' ? node.items.every(isPlain) : isPlain(node);

/** The bytes with which a text or class begins; null for what is better a rule of its own. */
function beginning(node: Node): (readonly [number, number])[] | null {
  switch (node.kind) {
    case 'text': {
      if (node.text === '') return null;
      const point = pointOf(node.text);
      return [firstBytes([point, point])];
    }
    case 'set': {
      const [points, ...others] = toClasses(node.set);
      return points && others.length === 0 ? points.map(firstBytes) : null;
    }
    case 'sequence': {
      const [first] = node.items;
      return first ? beginning(first) : null;
    }
    default:
      return null;
  }
}
