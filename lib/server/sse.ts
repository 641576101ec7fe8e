/** Writes server-sent events to one response, no faster than its client reads them. */
import type { OutgoingHttpHeader, ServerResponse } from 'node:http';

/** Keeps caches and proxies from holding events back or changing them. */
export const SSE_HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
} as const;

type Headers = Readonly<Record<string, OutgoingHttpHeader | undefined>>;

const KEEP_ALIVE = ': keep-alive\n\n';

/** @param event its name; left out, clients take it for a `message` */
export function sseFrame(data: string, event?: string): string {
  return `${event === undefined ? '' : `event: ${event}\n`}data: ${data}\n\n`;
}

export class SseWriter {
  readonly #response: ServerResponse;
  readonly #keepAlive: NodeJS.Timeout | undefined;
  #drained: Promise<void> | undefined;

  /**
   * Sends the headers.
   * @param headers go out besides `SSE_HEADERS`
   * @param keepAliveSeconds a comment is sent whenever nothing else was for this long; 0 sends none
   */
  constructor(response: ServerResponse, headers: Headers, keepAliveSeconds: number) {
    this.#response = response;
    response.writeHead(200, { ...headers, ...SSE_HEADERS });
    if (keepAliveSeconds > 0) {
      this.#keepAlive = setInterval(() => this.#sendKeepAlive(), keepAliveSeconds * 1000);
      response.once('close', () => clearInterval(this.#keepAlive));
    }
  }

  /**
   * @param frames one or more whole frames
   * @returns false if the client is behind: then wait for `drained` before writing more
   */
  write(frames: string): boolean {
    if (this.#response.destroyed) return true;
    this.#keepAlive?.refresh();
    return this.#response.write(frames);
  }

  /** Resolves when the client has caught up or gone away. */
  drained(): Promise<void> {
    const response = this.#response;
    if (response.destroyed || !response.writableNeedDrain) return Promise.resolve();
    this.#drained ??= new Promise((resolve) => {
      const done = () => {
        response.off('drain', done).off('close', done);
        this.#drained = undefined;
        resolve();
      };
      response.once('drain', done).once('close', done);
    });
    return this.#drained;
  }

  end(): void {
    clearInterval(this.#keepAlive);
    if (!this.#response.destroyed) this.#response.end();
  }

  #sendKeepAlive(): void {
    // A client that is behind has data on its way, which keeps the connection alive as well.
    if (!this.#response.writableNeedDrain) this.#response.write(KEEP_ALIVE);
  }
}
