/** What the server asks about models. `FolderModelRegistry` is the one that the CLI uses. */
import type { TextEngine } from '../text-engine.js';

/** Where a model is between its folder and its first answer. */
export type ModelStatus =
  | { state: 'unloaded' }
  /** `stage` says what the loading does now, in words for people. */
  | { state: 'loading'; stage: string }
  | { state: 'ready'; engine: TextEngine }
  | { state: 'failed'; error: unknown };

export interface ModelEntry {
  id: string;
  /** When the model last changed, in seconds since 1970. */
  created: number;
}

export interface ModelRegistry {
  /** The model of requests that name none. */
  readonly defaultId: string;

  /** All models, by id. */
  list(): ModelEntry[];

  /** @returns undefined for an unknown id */
  status(id: string): ModelStatus | undefined;

  /**
   * The model's engine, loaded first where needed. Callers at the same time share one load; after
   * a failure the next call tries again.
   * @param id must be known
   * @throws what the loading threw
   */
  load(id: string): Promise<TextEngine>;

  /**
   * Gives up an engine that failed while it ran: the model counts as failed, and the next `load`
   * starts anew. Does nothing if `engine` is no longer the one in use.
   */
  discard(id: string, engine: TextEngine, error: unknown): void;

  /** Closes all engines; what they generate ends with `ENGINE_CLOSED`. Nothing loads afterwards. */
  close(): Promise<void>;
}
