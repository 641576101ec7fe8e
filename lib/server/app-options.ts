/** Options of the Fastify plugin. */
import type { FormatOptions } from '../chat/model-formats.js';
import type { ModelRegistry } from './model-registry.js';

export interface AppOptions extends FormatOptions {
  /** The models to serve. Whoever made it closes it: closing the Fastify app does not. */
  models: ModelRegistry;
  /** Largest `n` of a chat completion. Default: 8. */
  maxChoices?: number;
  /** Largest body of a request, in bytes. Default: 16 MiB, room for a long conversation. */
  bodyLimit?: number;
  /** A comment goes out when a stream was silent for this many seconds; 0 sends none. Default: 15. */
  keepAliveInterval?: number;
  /**
   * Least time between two events of a streamed answer, in ms; tokens that come sooner share one,
   * except for the first and the last. 0 sends each step's at once. Default: 20.
   */
  streamInterval?: number;
  /**
   * Let requests bring a chat template of their own. It is a program that runs on the event loop,
   * so only for clients that are trusted. Default: false.
   */
  trustRequestChatTemplate?: boolean;
  /**
   * Most responses of `/v1/responses` to keep, so that they can be continued; those not used for
   * longest go first. 0 keeps none. Default: 1000.
   */
  maxStoredResponses?: number;
  /** Most bytes that they and their conversations may take, counted as JSON. Default: 64 MiB. */
  maxStoredSize?: number;
}

export const APP_DEFAULTS = {
  maxChoices: 8,
  bodyLimit: 16 * 1024 * 1024,
  keepAliveInterval: 15,
  // Fifty events a second look continuous; a write to a socket costs as much as many tokens.
  streamInterval: 20,
  trustRequestChatTemplate: false,
  maxStoredResponses: 1000,
  maxStoredSize: 64 * 1024 * 1024,
} as const;

/** The options with all defaults filled in. */
export type AppSettings = Required<Omit<AppOptions, keyof FormatOptions>> & FormatOptions;
