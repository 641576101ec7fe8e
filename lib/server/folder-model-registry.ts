/** The models of a folder: each subfolder with an OpenVINO model is one, its name is the id. */
import { join } from 'node:path';
import { OpenVINOServeError } from '../errors.js';
import type { TextEngine } from '../text-engine.js';
import { listModelFolders } from './model-folders.js';
import type { ModelEntry, ModelRegistry, ModelStatus } from './model-registry.js';

/** @param onStage is told what the loading does now, in words for people */
export type LoadModel = (path: string, onStage: (stage: string) => void) => Promise<TextEngine>;

export class FolderModelRegistry implements ModelRegistry {
  readonly defaultId: string;
  readonly #folder: string;
  readonly #loadModel: LoadModel;
  readonly #statuses = new Map<string, ModelStatus>();
  readonly #loads = new Map<string, Promise<TextEngine>>();
  /** Ends when the last load that was asked for does: models load one after the other. */
  #queue: Promise<unknown> = Promise.resolve();
  #closed = false;

  /** @param defaultId must be one of the folder's models */
  constructor(folder: string, defaultId: string, loadModel: LoadModel) {
    this.#folder = folder;
    this.defaultId = defaultId;
    this.#loadModel = loadModel;
  }

  list(): ModelEntry[] {
    return listModelFolders(this.#folder);
  }

  status(id: string): ModelStatus | undefined {
    // The folder is read for models not in use only, so that models can be added to it at any time.
    return (
      this.#statuses.get(id) ??
      (this.list().some((entry) => entry.id === id) ? { state: 'unloaded' } : undefined)
    );
  }

  load(id: string): Promise<TextEngine> {
    if (this.#closed) return Promise.reject(closedError());
    const status = this.#statuses.get(id);
    if (status?.state === 'ready') return Promise.resolve(status.engine);
    let load = this.#loads.get(id);
    if (load === undefined) {
      this.#statuses.set(id, { state: 'loading', stage: 'waiting for another model to load' });
      load = this.#queue.then(() => this.#loadNow(id));
      this.#loads.set(id, load);
      this.#queue = settled(load);
    }
    return load;
  }

  async #loadNow(id: string): Promise<TextEngine> {
    try {
      if (this.#closed) throw closedError();
      const onStage = (stage: string) => this.#statuses.set(id, { state: 'loading', stage });
      onStage('starting');
      const engine = await this.#loadModel(join(this.#folder, id), onStage);
      if (this.#isClosed()) {
        await engine.close();
        throw closedError();
      }
      this.#statuses.set(id, { state: 'ready', engine });
      return engine;
    } catch (error) {
      this.#statuses.set(id, { state: 'failed', error });
      throw error;
    } finally {
      this.#loads.delete(id);
    }
  }

  discard(id: string, engine: TextEngine, error: unknown): void {
    const status = this.#statuses.get(id);
    if (status?.state !== 'ready' || status.engine !== engine) return;
    this.#statuses.set(id, { state: 'failed', error });
    // Its memory must be free before the model loads again.
    const closing = settled(engine.close());
    this.#queue = this.#queue.then(() => closing);
  }

  /** Asked anew after an await, which TypeScript does not take to change a field. */
  #isClosed(): boolean {
    return this.#closed;
  }

  async close(): Promise<void> {
    this.#closed = true;
    const engines = [...this.#statuses.values()].flatMap((status) =>
      status.state === 'ready' ? [status.engine] : [],
    );
    await Promise.all(engines.map((engine) => engine.close()));
  }
}

/** Waits for a promise whatever becomes of it. */
async function settled(promise: Promise<unknown>): Promise<void> {
  await Promise.allSettled([promise]);
}

function closedError(): OpenVINOServeError {
  return new OpenVINOServeError(
    'ENGINE_CLOSED',
    'The server is stopping: no model loads any more.',
  );
}
