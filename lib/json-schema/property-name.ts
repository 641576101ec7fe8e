/** The names of properties that a schema does not name itself. */
import { charsOf, union, without } from './code-points.js';
import { choice, EMPTY, repeat, sequence, set, text, type Node, type Rules } from './grammar.js';
import { LIMITS } from './limits.js';
import { refuseAt, type Pointer } from './refuse.js';

/** Names are spelt without escapes, so that none has two spellings. */
const NAME_CHARS = without(
  [
    [0x20, 0xd7ff],
    [0xe000, 0x10ffff],
  ],
  charsOf('"\\'),
);

interface Branch {
  ends: boolean;
  next: Map<string, Branch>;
}

/**
 * Any name but the reserved ones, in quotes: a second property of a reserved name could hide the
 * first one, which its own schema covers.
 */
export function otherName(reserved: readonly string[], rules: Rules, at: Pointer): Node {
  const root: Branch = { ends: false, next: new Map() };
  for (const name of reserved) {
    if (name.length > LIMITS.reservedName) {
      refuseAt(
        at,
        `cannot be enforced beside a property name of more than ${LIMITS.reservedName} characters.`,
      );
    }
    let branch = root;
    for (const char of name) {
      const next = branch.next.get(char) ?? { ends: false, next: new Map<string, Branch>() };
      branch.next.set(char, next);
      branch = next;
    }
    branch.ends = true;
  }
  const anything = rules.share(repeat(set(NAME_CHARS), 0, Infinity));
  const visit = (branch: Branch): Node => {
    const others = without(NAME_CHARS, union(...[...branch.next.keys()].map(charsOf)));
    const continued = [...branch.next]
      .filter(([char]) => without(charsOf(char), NAME_CHARS).length === 0)
      .map(([char, next]) => sequence(text(char), rules.share(visit(next))));
    const ended = branch.ends ? [] : [EMPTY];
    return choice(...ended, sequence(set(others), anything), ...continued);
  };
  return rules.share(sequence(text('"'), visit(root), text('"')));
}
