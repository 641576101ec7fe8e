/** The server that listens: how it stops. */
import assert from 'node:assert/strict';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { test, type TestContext } from 'node:test';
import { Server } from '../../lib/server/server.js';
import { FakeEngine, type FakeScript } from '../helpers/fake-engine.js';
import {
  CHAT,
  chatBody,
  parseFrames,
  post,
  readAll,
  readUntil,
  registryOf,
} from '../helpers/http.js';
import { Flood } from './flood.js';

async function start(t: TestContext, script: FakeScript = {}) {
  const engine = new FakeEngine(script);
  const models = { ...registryOf(engine), close: () => engine.close() };
  const server = new Server({ models, host: '127.0.0.1', port: 0, logLevel: 'silent' });
  const url = await server.listen();
  t.after(() => server.stop(0));
  return { engine, server, url };
}

/** An answer that goes on when it is released. */
function gate() {
  let release = () => {};
  const wait = new Promise<void>((resolve) => (release = resolve));
  return { wait, release };
}

test('lets running requests finish, then closes', async (t) => {
  const { wait, release } = gate();
  const { engine, server, url } = await start(t, { answer: () => ['a', wait, 'b'] });
  const stream = await post(url + CHAT, chatBody({ stream: true }));
  const begun = await readUntil(stream, '"a"');
  const started = once(engine, 'generate');
  const whole = post(url + CHAT, chatBody());
  await started;

  const stopped = server.stop(30);
  assert.ok(!engine.closed);
  release();
  assert.ok((begun + (await readAll(stream))).endsWith('data: [DONE]\n\n'));
  const response = await whole;
  assert.equal(response.statusCode, 200);
  assert.equal(response.headers.connection, 'close');
  assert.match(await readAll(response), /"ab"/);
  await stopped;
  assert.ok(engine.closed);
});

test('idle connections and those that a stream leaves idle do not hold it up', async (t) => {
  const { wait, release } = gate();
  const { server, url } = await start(t, { answer: () => ['a', wait] });
  const agent = new Agent({ keepAlive: true });
  t.after(() => agent.destroy());
  const idle = connect(Number(new URL(url).port), '127.0.0.1');
  await once(idle, 'connect');
  const stream = await send(agent, url + CHAT, chatBody({ stream: true }));
  await readUntil(stream, '"a"');
  const began = performance.now();
  const stopped = server.stop(30);
  release();
  await readAll(stream);
  await stopped;
  // Node keeps an idle connection for 5 seconds, Fastify for 72.
  assert.ok(performance.now() - began < 4000);
});

test('new requests on an open connection get 503 and close it', async (t) => {
  const { wait, release } = gate();
  const { server, url } = await start(t, { answer: () => ['a', wait] });
  const socket = connect(Number(new URL(url).port), '127.0.0.1').setEncoding('utf8');
  let received = '';
  socket.on('data', (part: string) => (received += part));
  const body = JSON.stringify(chatBody({ stream: true }));
  socket.write(
    `POST ${CHAT} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  );
  while (!received.includes('"a"')) await once(socket, 'data');
  const stopped = server.stop(30);
  const arrived = nextRequest('/v1/models');
  socket.write('GET /v1/models HTTP/1.1\r\nHost: x\r\n\r\n');
  await arrived;
  release();
  await once(socket, 'close');
  const answer = received.slice(received.indexOf('[DONE]'));
  assert.match(answer, /\r\nHTTP\/1.1 503 /);
  assert.match(answer, /\r\nconnection: close\r\n/i);
  assert.match(answer, /"code":"server_shutting_down"/);
  await stopped;
});

/** Resolves when a server of this process has read the head of a request for `url`. */
function nextRequest(url: string): Promise<void> {
  const channel = 'http.server.request.start';
  return new Promise((resolve) => {
    const onRequest = (message: unknown) => {
      if ((message as { request: IncomingMessage }).request.url !== url) return;
      unsubscribe(channel, onRequest);
      resolve();
    };
    subscribe(channel, onRequest);
  });
}

test('what still runs after the limit is cancelled, with an error', async (t) => {
  const never = new Promise(() => {});
  const { engine, server, url } = await start(t, { answer: () => ['a', never] });
  const stream = await post(url + CHAT, chatBody({ stream: true }));
  const begun = await readUntil(stream, '"a"');
  await server.stop(0);
  const last = parseFrames(begun + (await readAll(stream))).at(-1);
  assert.ok(last && 'data' in last);
  assert.match(last.data, /"code":"engine_closed"/);
  assert.ok(engine.closed);
});

test('a client that never reads cannot hold it up', async (t) => {
  const flood = new Flood();
  const { server, url } = await start(t, { answer: () => flood });
  const stream = await post(url + CHAT, chatBody({ stream: true }));
  stream.on('error', () => {});
  await flood.untilQuiet();
  await server.stop(0);
});

function send(agent: Agent, url: string, body: unknown): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' };
    httpRequest(url, { method: 'POST', agent, headers }, resolve)
      .on('error', reject)
      .end(JSON.stringify(body));
  });
}

for (const [what, bytes, status] of [
  ['no HTTP', 'hello\r\n\r\n', '400 Bad Request'],
  ['too long a header', `GET / HTTP/1.1\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`, '431 Request Header'],
] as const) {
  test(`bytes that are ${what} get OpenAI's error object`, async (t) => {
    const { url } = await start(t);
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.write(bytes);
    const answer = await text(socket);
    assert.ok(answer.startsWith(`HTTP/1.1 ${status}`), answer);
    const { error } = JSON.parse(answer.split('\r\n\r\n')[1] ?? '') as {
      error: Record<string, unknown>;
    };
    assert.deepEqual(
      { type: error['type'], code: error['code'], param: error['param'] },
      { type: 'invalid_request_error', code: 'bad_request', param: null },
    );
  });
}
