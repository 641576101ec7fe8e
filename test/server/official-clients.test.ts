/** The official clients and a raw reader against the real command on the demo model. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import test from 'node:test';
import OpenAI from 'openai';
import { startServe } from '../helpers/serve.js';
import { runPython } from '../helpers/python.js';

const messages = [{ role: 'user' as const, content: 'Hello!' }];

test('the official client for Python, with strict response checking', async (t) => {
  const { address } = await startServe(t);
  const output = await runPython('test/server/openai_client.py', [`${address}/v1`, 'tiny-chat']);
  assert.equal(output, 'ok\n');
});

test('the official client for Node', async (t) => {
  const { address } = await startServe(t);
  const client = new OpenAI({ baseURL: `${address}/v1`, apiKey: 'none', maxRetries: 0 });
  const params = { model: 'tiny-chat', messages, temperature: 0 };
  const whole = await client.chat.completions.create(params);
  const text = whole.choices[0]?.message.content ?? '';
  assert.match(text, /^Hello/);
  assert.equal(whole.choices[0]?.finish_reason, 'stop');

  const streamed = client.chat.completions.stream({
    ...params,
    stream_options: { include_usage: true },
  });
  assert.equal(await streamed.finalContent(), text);
  const final = await streamed.finalChatCompletion();
  assert.deepEqual(final.usage, whole.usage);

  // Two turns: the model is told what was said.
  const named = await client.chat.completions.create({
    ...params,
    messages: [
      { role: 'user', content: 'My name is Anna.' },
      { role: 'assistant', content: 'Nice to meet you, Anna!' },
      { role: 'user', content: 'What is my name?' },
    ],
  });
  assert.match(named.choices[0]?.message.content ?? '', /Anna/);

  await assert.rejects(
    client.chat.completions.create({ ...params, model: 'nobody' }),
    (error: unknown) =>
      error instanceof OpenAI.NotFoundError &&
      error.code === 'model_not_found' &&
      error.message.includes('tiny-chat'),
  );
});

test('the bytes of a stream', async (t) => {
  const { address } = await startServe(t);
  const { hostname, port } = new URL(address);
  const body = JSON.stringify({ messages, temperature: 0, stream: true });
  const socket = connect(Number(port), hostname);
  socket.write(
    `POST /v1/chat/completions HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
  const parts: Buffer[] = [];
  socket.on('data', (part: Buffer) => parts.push(part));
  await once(socket, 'close');
  const response = Buffer.concat(parts).toString();
  const [head = '', ...rest] = response.split('\r\n\r\n');
  assert.match(head, /^HTTP\/1\.1 200 OK\r\n/);
  assert.match(head, /\r\ncontent-type: text\/event-stream; charset=utf-8/i);
  assert.match(head, /\r\ncache-control: no-cache, no-transform/i);
  assert.match(head, /\r\nx-accel-buffering: no/i);
  const frames = dechunk(rest.join('\r\n\r\n')).split('\n\n');
  assert.equal(frames.pop(), '');
  assert.equal(frames.pop(), 'data: [DONE]');
  const chunks = frames.map((frame) => {
    assert.match(frame, /^data: \{.*\}$/);
    return JSON.parse(frame.slice(6)) as OpenAI.ChatCompletionChunk;
  });
  assert.deepEqual(chunks[0]?.choices[0]?.delta, { role: 'assistant', content: '' });
  assert.deepEqual(chunks.at(-1)?.choices[0]?.delta, {});
  assert.equal(chunks.at(-1)?.choices[0]?.finish_reason, 'stop');
  for (const chunk of chunks.slice(1, -1)) {
    assert.deepEqual(Object.keys(chunk.choices[0]?.delta ?? {}), ['content']);
    assert.equal(chunk.choices[0]?.finish_reason, null);
  }
});

/** The body of a response in HTTP/1.1's chunked coding (RFC 9112, section 7.1). */
function dechunk(text: string): string {
  let body = Buffer.alloc(0);
  let rest = Buffer.from(text);
  for (;;) {
    const line = rest.indexOf('\r\n');
    const size = parseInt(rest.subarray(0, line).toString(), 16);
    if (size === 0) return body.toString();
    body = Buffer.concat([body, rest.subarray(line + 2, line + 2 + size)]);
    rest = rest.subarray(line + 2 + size + 2);
  }
}

test('the curl line that is printed works when pasted', async (t) => {
  const { lines } = await startServe(t);
  const curl = lines.find((line) => line.includes('curl ')) ?? '';
  const output = execFileSync('sh', ['-c', `${curl} --silent`], { encoding: 'utf8' });
  const { choices } = JSON.parse(output) as OpenAI.ChatCompletion;
  assert.ok(choices[0]?.message.content);
});

test('SIGTERM lets a running answer finish, then ends with code 0', async (t) => {
  const { child, address } = await startServe(t);
  const client = new OpenAI({ baseURL: `${address}/v1`, apiKey: 'none', maxRetries: 0 });
  const stream = await client.chat.completions.create({
    model: 'tiny-chat',
    messages: [{ role: 'user', content: 'Count from 1 to 20.' }],
    temperature: 0,
    stream: true,
  });
  let last: string | null | undefined;
  const exited = once(child, 'exit');
  for await (const chunk of stream) {
    if (last === undefined) child.kill('SIGTERM');
    last = chunk.choices[0]?.finish_reason;
  }
  assert.equal(last, 'stop');
  assert.deepEqual(await exited, [0, null]);
});
