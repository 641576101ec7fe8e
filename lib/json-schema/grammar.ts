/** A grammar as a tree, before it becomes the text that the engine reads. */
import type { CodePoints } from './code-points.js';

export type Node =
  | { kind: 'text'; text: string }
  | { kind: 'set'; set: CodePoints }
  | { kind: 'sequence'; items: Node[] }
  | { kind: 'choice'; items: Node[] }
  | { kind: 'repeat'; item: Node; min: number; max: number }
  | { kind: 'rule'; name: string };

export const EMPTY: Node = { kind: 'text', text: '' };

export const text = (value: string): Node => ({ kind: 'text', text: value });
export const set = (points: CodePoints): Node => ({ kind: 'set', set: points });

export function sequence(...items: Node[]): Node {
  const parts = items
    .flatMap((item) => (item.kind === 'sequence' ? item.items : [item]))
    .filter((item) => item.kind !== 'text' || item.text !== '');
  const [only] = parts;
  if (only === undefined) return EMPTY;
  return parts.length === 1 ? only : { kind: 'sequence', items: parts };
}

/** At least one item. */
export function choice(...items: Node[]): Node {
  const [only] = items;
  return only !== undefined && items.length === 1 ? only : { kind: 'choice', items };
}

/** `max` may be Infinity. */
export function repeat(item: Node, min: number, max: number): Node {
  if (max === 0) return EMPTY;
  return min === 1 && max === 1 ? item : { kind: 'repeat', item, min, max };
}

export const optional = (item: Node): Node => repeat(item, 0, 1);

/** The rules of one grammar. A rule may be named before it is defined, which makes recursion. */
export class Rules {
  readonly bodies = new Map<string, Node>();
  readonly #names = new Map<string, string>();
  #count = 0;

  /** A name that no rule has yet. */
  reserve(): Node & { kind: 'rule' } {
    return { kind: 'rule', name: `r${this.#count++}` };
  }

  body(name: string): Node {
    const body = this.bodies.get(name);
    if (body === undefined) throw new Error(`The rule ${name} is named, but not defined`);
    return body;
  }

  define(rule: Node & { kind: 'rule' }, body: Node): void {
    this.bodies.set(rule.name, body);
  }

  /** Makes a rule of a node, unless it is as short as a rule's name. */
  share(body: Node): Node {
    return body.kind === 'rule' || body.kind === 'text' ? body : this.name(body);
  }

  /** Makes a rule of a node, the same one for the same node. */
  name(body: Node): Node & { kind: 'rule' } {
    if (body.kind === 'rule') return body;
    const key = JSON.stringify(body);
    const known = this.#names.get(key);
    if (known !== undefined) return { kind: 'rule', name: known };
    const rule = this.reserve();
    this.define(rule, body);
    this.#names.set(key, rule.name);
    return rule;
  }
}
