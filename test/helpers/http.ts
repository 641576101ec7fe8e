/** Runs the plugin on a real socket and reads what comes, byte by byte where it matters. */
import assert from 'node:assert/strict';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import Fastify, { type FastifyInstance } from 'fastify';
import type { AppOptions } from '../../lib/server/app-options.js';
import { app } from '../../lib/server/app.js';
import type { ModelRegistry, ModelStatus } from '../../lib/server/model-registry.js';
import type { ErrorObject } from '../../lib/server/schemas/error.js';
import type { TextEngine } from '../../lib/text-engine.js';

/** A registry of one model in the state given. */
export function registryOf(status: TextEngine | ModelStatus, id = 'demo'): ModelRegistry {
  const current: ModelStatus = 'model' in status ? { state: 'ready', engine: status } : status;
  return {
    defaultId: id,
    list: () => [{ id, created: 1700000000 }],
    status: (asked) => (asked === id ? current : undefined),
    load: () => Promise.reject(new Error('this registry loads nothing')),
    discard: () => {},
    close: async () => {},
  };
}

/** Registers the plugin in an app that closes with the test. */
export async function build(
  t: TestContext,
  models: ModelRegistry,
  options: Omit<AppOptions, 'models'> = {},
): Promise<FastifyInstance> {
  const fastify = Fastify({ forceCloseConnections: true });
  t.after(() => fastify.close());
  await fastify.register(app, { models, ...options });
  return fastify;
}

/** @returns the URL it listens on */
export async function listen(fastify: FastifyInstance): Promise<string> {
  await fastify.listen({ host: '127.0.0.1', port: 0 });
  return `http://127.0.0.1:${(fastify.server.address() as AddressInfo).port}`;
}

export const CHAT = '/v1/chat/completions';

/** A body that is valid and says `hi`, with the changes given. */
export function chatBody(changes: object = {}): Record<string, unknown> {
  return { messages: [{ role: 'user', content: 'hi' }], ...changes };
}

/** The error object of a response. */
export function errorOf(response: { body: string }): ErrorObject['error'] {
  return (JSON.parse(response.body) as ErrorObject).error;
}

/** Posts a body and resolves with the response as soon as its headers are there. */
export function post(url: string, body: unknown, signal?: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' };
    httpRequest(url, { method: 'POST', headers, ...(signal ? { signal } : {}) }, resolve)
      .on('error', reject)
      .end(JSON.stringify(body));
  });
}

/** Reads a response to its end. */
export async function readAll(response: IncomingMessage): Promise<string> {
  response.setEncoding('utf8');
  let text = '';
  for await (const part of response) text += part as string;
  return text;
}

/** Reads until `text` holds what is asked for, and leaves the rest of the response open. */
export async function readUntil(response: IncomingMessage, wanted: string): Promise<string> {
  response.setEncoding('utf8');
  let text = '';
  for await (const part of response.iterator({ destroyOnReturn: false })) {
    text += part as string;
    if (text.includes(wanted)) return text;
  }
  throw new assert.AssertionError({ message: `the response ended without ${wanted}: ${text}` });
}

/** One frame of a stream: the text behind `data: `, or a comment. */
export type Frame = { data: string } | { comment: string };

/** Splits a whole stream into frames; anything but exactly framed bytes fails. */
export function parseFrames(text: string): Frame[] {
  assert.ok(text.endsWith('\n\n'), 'the stream ends with a whole frame');
  return text
    .slice(0, -2)
    .split('\n\n')
    .map((frame) => {
      assert.ok(!/[\r\n]/.test(frame), `one line a frame: ${JSON.stringify(frame)}`);
      if (frame.startsWith('data: ')) return { data: frame.slice(6) };
      assert.ok(frame.startsWith(': '), `neither data nor comment: ${JSON.stringify(frame)}`);
      return { comment: frame.slice(2) };
    });
}

/** The events of a stream, without comments; `[DONE]` must be the last and is left out. */
export function parseChunks<T>(text: string): T[] {
  const data = parseFrames(text).flatMap((frame) => ('data' in frame ? [frame.data] : []));
  assert.equal(data.pop(), '[DONE]');
  return data.map((item) => JSON.parse(item) as T);
}
