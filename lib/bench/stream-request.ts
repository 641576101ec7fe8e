/** Sends one streaming chat request to any OpenAI server and notes when its tokens arrive. */
import { request as httpRequest, type Agent, type IncomingMessage } from 'node:http';
import { performance } from 'node:perf_hooks';
import type { RequestRecord } from './request-record.js';
import type { Sample } from './sample.js';
import { authorization, endpoint, type Server } from './server.js';

export interface Target extends Server {
  model: string;
  agent: Agent;
  /** Further parameters of every body, such as `temperature` or `ignore_eos`. */
  extraBody: Record<string, unknown>;
}

// An event that carries text. Telling it so, without parsing its JSON, keeps the load generator's
// own share of the processor small; the text is parsed when the response is complete.
const HAS_CONTENT = /"content": ?"(?!")/;
const HAS_USAGE = /"usage": ?\{/;

interface Usage {
  prompt_tokens: number;
  completion_tokens: number;
}

/** Undefined values are no part of a body: what is complete has nothing behind its end. */
function fitting(schema: object): object {
  const json_schema = { name: 'answer', schema, strict: true };
  return { response_format: { type: 'json_schema', json_schema }, ignore_eos: undefined };
}

/** Never rejects: what went wrong is in the record. `queueTime` is left to the caller. */
export function streamRequest(
  target: Target,
  sample: Sample,
  runStart: number,
): Promise<RequestRecord> {
  const body = JSON.stringify({
    model: target.model,
    messages: sample.messages,
    max_tokens: sample.maxTokens,
    stream: true,
    stream_options: { include_usage: true },
    ...target.extraBody,
    ...(sample.schema && fitting(sample.schema)),
  });
  const started = performance.now();
  const events: string[] = [];
  const arrivals: number[] = [];
  let usage: Usage | undefined;

  const finish = (error: string): RequestRecord => {
    const [first = started] = arrivals;
    return {
      success: error === '',
      startTime: (started - runStart) / 1000,
      ttft: arrivals.length > 0 ? (first - started) / 1000 : 0,
      itl: arrivals.slice(1).map((time, i) => (time - (arrivals[i] ?? time)) / 1000),
      latency: (performance.now() - started) / 1000,
      queueTime: 0,
      inputTokens: usage?.prompt_tokens ?? 0,
      outputTokens: usage?.completion_tokens ?? arrivals.length,
      text: events.map(contentOf).join(''),
      error,
      group: sample.group,
    };
  };
  const onEvent = (event: string, time: number) => {
    if (HAS_CONTENT.test(event)) {
      events.push(event);
      arrivals.push(time);
    }
    if (HAS_USAGE.test(event)) usage = (parse(event) as { usage?: Usage }).usage;
  };

  return new Promise((resolve) => {
    const receive = (response: IncomingMessage) => {
      let rest = '';
      let complete = false;
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        const time = performance.now();
        const parts = (rest + chunk).split('\n\n');
        rest = parts.pop() ?? '';
        for (const part of parts) {
          if (part === 'data: [DONE]') complete = true;
          else onEvent(part, time);
        }
      });
      response.on('error', (error) => resolve(finish(error.message)));
      response.on('end', () => {
        if (response.statusCode !== 200) resolve(finish(`HTTP ${response.statusCode}: ${rest}`));
        else resolve(finish(complete ? '' : 'the stream ended without [DONE]'));
      });
    };
    const send = () => {
      const headers = { ...authorization(target), ...lengthOf(body) };
      const options = { method: 'POST', agent: target.agent, headers };
      const request = httpRequest(endpoint(target, 'chat/completions'), options, receive);
      request.on('error', (error: NodeJS.ErrnoException) => {
        // A server may close a connection that was kept alive just as it is used again.
        if (request.reusedSocket && error.code === 'ECONNRESET') send();
        else resolve(finish(error.message));
      });
      request.end(body);
    };
    send();
  });
}

function lengthOf(body: string): Record<string, string | number> {
  return { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
}

function parse(event: string): unknown {
  return JSON.parse(event.slice(event.indexOf('{')));
}

function contentOf(event: string): string {
  const { choices } = parse(event) as { choices?: { delta?: { content?: string } }[] };
  return choices?.[0]?.delta?.content ?? '';
}
