/** Finds recursion that the engine could follow without end. */
import type { Node, Rules } from './grammar.js';

/**
 * Whether text can be stuck: a rule within reach of `root` always needs a further one. The engine
 * allows the start of such a text, and then, with no way on, anything at all.
 */
export function canGetStuck(rules: Rules, root: Node): boolean {
  const ending = fixpoint(rules, (node, ends) => holds(node, ends, () => true));
  const reached = new Set(rulesIn(root));
  for (const name of reached) {
    for (const next of rulesIn(rules.body(name))) reached.add(next);
  }
  return [...reached].some((name) => !ending.has(name));
}

export interface Beginnings {
  /** Whether a rule leads to itself before any text. */
  recursive: boolean;
  /** How many rules begin with one another in a row. */
  depth: number;
}

export function findBeginnings(rules: Rules): Beginnings {
  return followBeginnings(
    rules,
    fixpoint(rules, (node, nulls) => holds(node, nulls, (text) => text === '')),
  );
}

function rulesIn(node: Node): string[] {
  switch (node.kind) {
    case 'text':
    case 'set':
      return [];
    case 'rule':
      return [node.name];
    case 'repeat':
      return rulesIn(node.item);
    default:
      return node.items.flatMap(rulesIn);
  }
}

function fixpoint(rules: Rules, test: (node: Node, known: Set<string>) => boolean): Set<string> {
  const known = new Set<string>();
  // Rules mostly lean on the one before or after; going both ways settles long chains at once.
  const order = [...rules.bodies];
  for (let size = -1; size !== known.size; order.reverse()) {
    size = known.size;
    for (const [name, body] of order) {
      if (!known.has(name) && test(body, known)) known.add(name);
    }
  }
  return known;
}

/** `accepts` judges a piece of text. */
function holds(node: Node, known: Set<string>, accepts: (text: string) => boolean): boolean {
  switch (node.kind) {
    case 'text':
      return accepts(node.text);
    case 'set':
      // A set always has a character, but never matches the empty text.
      return accepts('x');
    case 'rule':
      return known.has(node.name);
    case 'sequence':
      return node.items.every((item) => holds(item, known, accepts));
    case 'choice':
      return node.items.some((item) => holds(item, known, accepts));
    case 'repeat':
      return node.min === 0 || holds(node.item, known, accepts);
  }
}

function followBeginnings(rules: Rules, nullable: Set<string>): Beginnings {
  const isNullable = (node: Node) => holds(node, nullable, (text) => text === '');
  const first = (node: Node): string[] => {
    switch (node.kind) {
      case 'text':
      case 'set':
        return [];
      case 'rule':
        return [node.name];
      case 'repeat':
        return first(node.item);
      case 'choice':
        return node.items.flatMap(first);
      case 'sequence': {
        const end = node.items.findIndex((item) => !isNullable(item));
        return node.items.slice(0, end === -1 ? undefined : end + 1).flatMap(first);
      }
    }
  };
  let recursive = false;
  // 0 for a rule whose own beginnings are being followed.
  const depths = new Map<string, number>();
  const enter = (name: string) => {
    depths.set(name, 0);
    return { name, next: first(rules.body(name)), depth: 1 };
  };
  const visit = (start: string): void => {
    // A stack of its own: chains of rules may be long.
    const stack = [enter(start)];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const name = top.next.pop();
      if (name === undefined) {
        depths.set(top.name, top.depth);
        stack.pop();
        const below = stack.at(-1);
        if (below) below.depth = Math.max(below.depth, top.depth + 1);
        continue;
      }
      const known = depths.get(name);
      if (known === undefined) stack.push(enter(name));
      else if (known === 0) recursive = true;
      else top.depth = Math.max(top.depth, known + 1);
    }
  };
  for (const name of rules.bodies.keys()) if (!depths.has(name)) visit(name);
  return {
    recursive,
    depth: [...depths.values()].reduce((most, depth) => Math.max(most, depth), 0),
  };
}
