/** Keeps responses in memory, those that were used last, within a number and a size. */
import type { ResponseItem } from '../schemas/response-items.js';
import type { ResponseObject } from '../schemas/response-object.js';

/** What one response added to a conversation. Those that go on from it share it. */
export class Turn {
  readonly parent: Turn | undefined;
  readonly input: readonly ResponseItem[];
  readonly output: readonly ResponseItem[];

  constructor(
    parent: Turn | undefined,
    input: readonly ResponseItem[],
    output: readonly ResponseItem[],
  ) {
    this.parent = parent;
    this.input = input;
    this.output = output;
  }

  /** The conversation up to the answer. */
  before(): ResponseItem[] {
    return [...(this.parent?.whole() ?? []), ...this.input];
  }

  /** The conversation with the answer. */
  whole(): ResponseItem[] {
    const turns: Turn[] = [this];
    for (let turn = this.parent; turn; turn = turn.parent) turns.push(turn);
    return turns.reverse().flatMap(({ input, output }) => [...input, ...output]);
  }
}

export interface StoredResponse {
  response: ResponseObject;
  turn: Turn;
}

interface Kept extends StoredResponse {
  size: number;
}

/** How many responses end with a turn or go on from it, and what it takes in memory. */
interface TurnUse {
  count: number;
  size: number;
}

export interface StoreLimits {
  /** 0 keeps nothing. */
  maxStoredResponses: number;
  /** In bytes, as JSON. */
  maxStoredSize: number;
}

export class ResponseStore {
  readonly #limits: StoreLimits;
  /** Those used last come last. */
  readonly #responses = new Map<string, Kept>();
  /** Turns that are in use, those that only others go on from included. */
  readonly #turns = new Map<Turn, TurnUse>();
  readonly #items = new Map<string, ResponseItem[]>();
  #size = 0;

  constructor(limits: StoreLimits) {
    this.#limits = limits;
  }

  get isEnabled(): boolean {
    return this.#limits.maxStoredResponses > 0;
  }

  get(id: string): StoredResponse | undefined {
    const kept = this.#responses.get(id);
    if (kept === undefined) return undefined;
    this.#responses.delete(id);
    this.#responses.set(id, kept);
    return kept;
  }

  /** An item of a conversation that is kept. */
  findItem(id: string): ResponseItem | undefined {
    return this.#items.get(id)?.at(-1);
  }

  add(response: ResponseObject, turn: Turn): void {
    const size = sizeOf({ ...response, output: [] });
    this.#responses.set(response.id, { response, turn, size });
    this.#size += size;
    this.#retain(turn);
    const { maxStoredResponses, maxStoredSize } = this.#limits;
    for (const id of this.#responses.keys()) {
      if (this.#responses.size <= maxStoredResponses && this.#size <= maxStoredSize) return;
      this.delete(id);
    }
  }

  /** What goes on from it stays as it is. */
  delete(id: string): boolean {
    const kept = this.#responses.get(id);
    if (kept === undefined) return false;
    this.#responses.delete(id);
    this.#size -= kept.size;
    this.#release(kept.turn);
    return true;
  }

  #retain(last: Turn): void {
    for (let turn: Turn | undefined = last; turn; turn = turn.parent) {
      const use = this.#turns.get(turn);
      if (use) {
        use.count += 1;
        return;
      }
      const size = sizeOf([turn.input, turn.output]);
      this.#turns.set(turn, { count: 1, size });
      this.#size += size;
      for (const item of itemsOf(turn)) {
        this.#items.set(item.id, [...(this.#items.get(item.id) ?? []), item]);
      }
    }
  }

  #release(last: Turn): void {
    for (let turn: Turn | undefined = last; turn; turn = turn.parent) {
      const use = this.#turns.get(turn);
      if (use === undefined || --use.count > 0) return;
      this.#turns.delete(turn);
      this.#size -= use.size;
      for (const item of itemsOf(turn)) this.#forget(item);
    }
  }

  #forget(item: ResponseItem): void {
    const others = (this.#items.get(item.id) ?? []).slice();
    others.splice(others.indexOf(item), 1);
    if (others.length === 0) this.#items.delete(item.id);
    else this.#items.set(item.id, others);
  }
}

function itemsOf({ input, output }: Turn): ResponseItem[] {
  return [...input, ...output];
}

function sizeOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
