/** Makes a grammar of a regular expression, which the whole text must match. */
import type { CodePoints } from './code-points.js';
import { choice, repeat, sequence, type Node } from './grammar.js';
import type { Regex } from './regex-syntax.js';
import { refuse } from './refuse.js';

/**
 * @param spell writes one character of a set, plainly or as a JSON string has it
 * @throws {OpenVINOServeError} `INVALID_GRAMMAR` for an anchor that is not at an end of the text
 */
export function regexToNode(regex: Regex, spell: (set: CodePoints) => Node): Node {
  const visit = (node: Regex, first: boolean, last: boolean): Node => {
    switch (node.kind) {
      case 'set':
        return spell(node.set);
      case 'anchor':
        // At the ends of a text that matches as a whole, an anchor says nothing new.
        if (node.end ? last : first) return sequence();
        return refuse(
          `The regular expression cannot be enforced: it has an anchor in the middle, at position ${node.at + 1}.`,
        );
      case 'sequence': {
        const isAnchor = node.items.map(({ kind }) => kind === 'anchor');
        const begin = isAnchor.indexOf(false);
        const end = isAnchor.lastIndexOf(false);
        return sequence(
          ...node.items.map((item, i) =>
            visit(item, first && (begin === -1 || i <= begin), last && (end === -1 || i >= end)),
          ),
        );
      }
      case 'choice':
        return choice(...node.items.map((item) => visit(item, first, last)));
      case 'repeat':
        return repeat(visit(node.item, false, false), node.min, node.max);
    }
  };
  return visit(regex, true, true);
}
