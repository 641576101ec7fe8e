// Puts the sequences of a batch in order. llama.cpp computes together only those whose numbers
// follow each other without a gap; in the order of arrival a batch falls apart into many.

/**
 * The library's documented way to choose what goes into a batch: every sequence gets an equal share
 * and the long ones, which are prompts, what the others leave. It is told of no sequence numbers,
 * so each request gives its own as its priority, which the library uses for nothing else then.
 */
export function inOrderOfSequences({ items, size }) {
  const ordered = [...items].sort((a, b) => a.evaluationPriority - b.evaluationPriority);
  const chosen = ordered.map((item) => ({ item, processAmount: 0 }));
  let left = size;
  let waiting = chosen;
  while (left > 0 && waiting.length > 0) {
    const share = Math.max(1, Math.floor(left / waiting.length));
    for (const entry of waiting) {
      const more = Math.min(share, left, entry.item.tokens.length - entry.processAmount);
      entry.processAmount += more;
      left -= more;
    }
    waiting = waiting.filter(({ item, processAmount }) => processAmount < item.tokens.length);
  }
  // What is chosen with an amount of 0 would get one token all the same.
  return chosen.filter(({ processAmount }) => processAmount > 0);
}
