/** The server itself: a Fastify app that listens, and stops without cutting anyone off. */
import { lookup } from 'node:dns/promises';
import type { Socket } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import type { AppOptions } from './app-options.js';
import { app } from './app.js';
import { HttpError } from './openai-error.js';
import { handleError, handleNotFound } from './plugins/error-handler.js';
import { refuseUnreadable } from './unreadable-request.js';

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';

export interface ServerOptions extends AppOptions {
  /** Address to listen on. */
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** Least severe messages that the log, JSON lines on stdout, shows. Default: `warn`. */
  logLevel?: LogLevel;
}

/** After running requests were cancelled: time for their last words to reach the clients. */
const FAREWELL_MS = 1000;

export class Server {
  readonly #fastify: FastifyInstance;
  readonly #options: ServerOptions;
  readonly #sockets = new Set<Socket>();
  #stopping: Promise<void> | undefined;

  constructor(options: ServerOptions) {
    this.#options = options;
    this.#fastify = Fastify({
      logger: { level: options.logLevel ?? 'warn' },
      // While it stops, requests on open connections get OpenAI's error object, from a hook below.
      return503OnClosing: false,
      // Names of folders can be longer than Fastify's limit for a part of the path.
      routerOptions: { maxParamLength: 1024 },
      frameworkErrors: handleError,
      clientErrorHandler: refuseUnreadable,
    });
    this.#fastify.setNotFoundHandler(handleNotFound);
    this.#fastify.setErrorHandler(handleError);
    this.#fastify.addHook('onRequest', async () => {
      if (this.#stopping !== undefined) throw stoppingError();
    });
    this.#fastify.addHook('onSend', async (_request, reply) => {
      if (this.#stopping !== undefined) reply.header('connection', 'close');
    });
    // A connection whose stream has just ended is idle now, and would keep the server from closing.
    this.#fastify.addHook('onResponse', async () => {
      if (this.#stopping !== undefined)
        setImmediate(() => this.#fastify.server.closeIdleConnections());
    });
    this.#fastify.register(app, options);
    this.#fastify.server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
  }

  /**
   * @returns the address, as a URL
   * @throws what `net.Server.listen` reports, such as `EADDRINUSE`, or the look-up of the host
   */
  async listen(): Promise<string> {
    const { host, port } = this.#options;
    // For `localhost` Fastify would open a second server, which it does not wait for when it closes.
    const { address } = await lookup(host);
    return this.#fastify.listen({ host: address, port });
  }

  /**
   * Takes no new requests and waits for those that run. Whatever still runs after the limit is
   * cancelled. Then closes all engines. Idempotent.
   * @param timeoutSeconds the limit; 0 cancels at once
   */
  stop(timeoutSeconds: number): Promise<void> {
    this.#stopping ??= this.#stop(timeoutSeconds);
    return this.#stopping;
  }

  async #stop(timeoutSeconds: number): Promise<void> {
    const cancel = setTimeout(() => void this.#cancelAll(), timeoutSeconds * 1000);
    const closed = this.#fastify.close();
    // To Node a connection that never sent anything is not idle, and browsers open some in advance.
    for (const socket of this.#sockets) if (socket.bytesRead === 0) socket.destroy();
    await closed;
    clearTimeout(cancel);
    await this.#options.models.close();
  }

  /** Closing the engines ends all requests with an error; a client that does not read it is cut off. */
  async #cancelAll(): Promise<void> {
    const cutOff = setTimeout(() => this.#fastify.server.closeAllConnections(), FAREWELL_MS);
    cutOff.unref();
    await this.#options.models.close();
  }
}

function stoppingError(): HttpError {
  return new HttpError('server_shutting_down', 'The server is stopping and takes no new requests.');
}
