/** The order and number of an object's properties. */
import { choice, EMPTY, repeat, sequence, type Node, type Rules } from './grammar.js';
import { LIMITS } from './limits.js';
import { refuseAt, type Pointer } from './refuse.js';

export interface Member {
  node: Node;
  required: boolean;
}

export interface Members {
  members: readonly Member[];
  /** A further property, whose name is none of the members'. */
  other: Node | null;
  min: number;
  max: number;
}

/** `items` is null where there can be no property at all. */
export function compileMembers(
  { members, other, min, max }: Members,
  at: Pointer,
  rules: Rules,
  comma: Node,
): { items: Node | null; empty: boolean } {
  const counted = min > 0 || max !== Infinity;
  const required = members.filter((member) => member.required).length;
  if (counted && members.length > LIMITS.countedProperties) {
    refuseAt(
      at,
      `cannot be enforced: minProperties and maxProperties go with at most ${LIMITS.countedProperties} properties.`,
    );
  }
  const known = new Map<string, Node | null>();

  /** What follows the first `i` members when `count` properties are written. */
  const rest = (i: number, count: number): Node | null => {
    // Unless they are limited, it only matters whether there is one, for the comma.
    const written = counted ? count : Math.min(count, 1);
    const key = `${i} ${written}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const member = members[i];
    const node = member ? step(member, i, written) : end(written);
    const shared = node && rules.share(node);
    known.set(key, shared);
    return shared;
  };

  const step = (member: Member, i: number, count: number): Node | null => {
    const after = count < max ? rest(i + 1, count + 1) : null;
    const taken = after && sequence(count > 0 ? comma : EMPTY, member.node, after);
    const skipped = member.required ? null : rest(i + 1, count);
    return taken && skipped ? choice(taken, skipped) : (taken ?? skipped);
  };

  const end = (count: number): Node | null => {
    const missing = Math.max(0, min - count);
    const room = max - count;
    if (other === null || room <= 0) return missing === 0 ? EMPTY : null;
    // Further properties may repeat a name, and then they count as one.
    if (missing > 1) return null;
    const first = sequence(count > 0 ? comma : EMPTY, other);
    const more = sequence(first, repeat(sequence(comma, other), 0, room - 1));
    return missing === 0 ? choice(more, EMPTY) : more;
  };

  // The chain is built from its end, since a recursive start would be as deep as it is long.
  if (!counted) {
    for (let i = members.length; i > 0; i--) {
      rest(i, 1);
      rest(i, 0);
    }
  }
  const empty = required === 0 && min === 0;
  if (members.length === 0 && other === null) return { items: null, empty };
  const items = rest(0, 0);
  if (items === null && other !== null && min > required + 1) {
    refuseAt(
      at,
      'cannot be enforced: minProperties asks for several further properties, whose names could be the same.',
    );
  }
  return { items, empty };
}
