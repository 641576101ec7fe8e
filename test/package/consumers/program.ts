// A consumer's program: what it takes from the library has the right types under every resolution.
import {
  answerObject,
  AddonLoadError,
  Engine,
  OpenVINOServeError,
  type ChatMessage,
  type EngineOptions,
  type GenerationDelta,
  type TextEngine,
} from 'openvino-serve';
import { FolderModelRegistry, openvinoServe, type AppOptions } from 'openvino-serve/server';
import { fastify } from 'fastify';
import { z } from 'zod';

const messages: ChatMessage[] = [{ role: 'user', content: 'Hello!' }];

export async function read(folder: string, options: EngineOptions): Promise<string> {
  const engine: Engine = await Engine.load(folder, options);
  const texts: string[] = [];
  for await (const delta of engine.chat(messages, { maxTokens: 3 })) {
    const { text }: GenerationDelta = delta;
    texts.push(text);
  }
  // @ts-expect-error: there is no such parameter.
  engine.chat(messages, { tempreature: 1 });
  return texts.join('');
}

export async function objects(engine: TextEngine): Promise<[number, string]> {
  const schema = z.object({ legs: z.number(), name: z.string() });
  const { object } = await answerObject(engine, { messages, schema });
  // @ts-expect-error: the schema says that it is a number.
  const wrong: string = object.legs;
  void wrong;
  return [object.legs, object.name];
}

export async function serve(models: FolderModelRegistry): Promise<void> {
  const app = fastify();
  const options: AppOptions = { models };
  await app.register(openvinoServe, { ...options, prefix: '/ai' });
  await app.listen({ port: 0 });
}

export const codeOf = (error: unknown) =>
  error instanceof OpenVINOServeError ? error.code : undefined;
export const isLoadError = (error: unknown): error is AddonLoadError =>
  error instanceof AddonLoadError;
