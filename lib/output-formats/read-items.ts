import type { Reading, TextReader } from './text-reader.js';

/** Reads what stands in brackets with commas between, and perhaps one at the end. */
export function* readItems(
  reader: TextReader,
  open: string,
  close: string,
  readItem: () => Reading<boolean>,
): Reading<boolean> {
  if (!(yield* reader.expect(open))) return false;
  for (;;) {
    yield* reader.skipSpace();
    if ((yield* reader.peek()) === close) break;
    if (!(yield* readItem())) return false;
    yield* reader.skipSpace();
    if ((yield* reader.peek()) === close) break;
    if (!(yield* reader.expect(','))) return false;
  }
  return yield* reader.expect(close);
}
