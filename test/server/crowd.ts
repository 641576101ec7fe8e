/**
 * A crowd of clients in a process of its own, so that the server's memory can be told from theirs.
 * usage: crowd.ts BASE_URL SECONDS CLIENTS. Every second client leaves its answers midway; the
 * others check that each answer is what the same request got alone. Prints what it did as JSON.
 */
import assert from 'node:assert/strict';
import OpenAI from 'openai';

export interface CrowdReport {
  answers: number;
  leavings: number;
}

const PROMPTS = Array.from({ length: 16 }, (_, i) => `Tell me a story about ${i} cats.`);
const promptAt = (i: number) => PROMPTS[i % PROMPTS.length] ?? '';

async function main(baseURL: string, seconds: number, clients: number): Promise<CrowdReport> {
  const client = new OpenAI({ baseURL, apiKey: 'none', maxRetries: 0 });
  const ask = (content: string) =>
    client.chat.completions.create({
      model: 'tiny-chat',
      messages: [{ role: 'user', content }],
      temperature: 0,
      max_tokens: 120,
      stream: true,
    });
  const read = async (content: string) => {
    let text = '';
    for await (const chunk of await ask(content)) text += chunk.choices[0]?.delta.content ?? '';
    return text;
  };
  const alone: string[] = [];
  for (const prompt of PROMPTS) alone.push(await read(prompt));

  const report = { answers: 0, leavings: 0 };
  const end = Date.now() + seconds * 1000;
  const stay = async (number: number) => {
    for (let i = number; Date.now() < end; i++) {
      assert.equal(await read(promptAt(i)), alone[i % PROMPTS.length]);
      report.answers++;
    }
  };
  const leave = async (number: number) => {
    for (let i = number; Date.now() < end; i++) {
      let chunks = i % 23;
      // Leaving the loop closes the connection.
      for await (const _ of await ask(promptAt(i))) if (chunks-- === 0) break;
      report.leavings++;
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, i) => (i % 2 === 0 ? stay(i) : leave(i))));
  return report;
}

const [baseURL = '', seconds = '', clients = ''] = process.argv.slice(2);
console.log(JSON.stringify(await main(baseURL, Number(seconds), Number(clients))));
