import type { Node } from '../../lib/json-schema/grammar.js';

/** The texts of a grammar without rules, as a regular expression of JavaScript's. */
export function toRegExp(nodes: readonly Node[]): RegExp {
  return new RegExp(`^(?:${nodes.length > 0 ? nodes.map(write).join('|') : '(?!)'})$`, 'u');
}

function write(node: Node): string {
  switch (node.kind) {
    case 'text':
      return node.text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
    case 'set':
      return `[${node.set.map((range) => range.map((point) => `\\u{${point.toString(16)}}`).join('-')).join('')}]`;
    case 'sequence':
      return node.items.map(write).join('');
    case 'choice':
      return `(?:${node.items.map(write).join('|')})`;
    case 'repeat':
      return `(?:${write(node.item)}){${node.min},${node.max === Infinity ? '' : node.max}}`;
    case 'rule':
      throw new Error(`The rule ${node.name} is not part of the tree`);
  }
}
