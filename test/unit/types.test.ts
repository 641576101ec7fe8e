/** The types that users see; tsc checks them, so running this proves nothing by itself. */
import { expectTypeOf } from 'expect-type';
import test from 'node:test';
import type {
  ChatMessage,
  Engine,
  EngineOptions,
  ErrorCode,
  Generation,
  GenerationDelta,
  GenerationParams,
  LLMPipeline,
  OpenVINOServeError,
  TextEngine,
  Tokenizer,
} from '../../lib/index.js';

test('the public types', () => {
  expectTypeOf<typeof Engine.load>().parameters.toEqualTypeOf<
    [dir: string, options?: EngineOptions | undefined]
  >();
  expectTypeOf<typeof Engine.load>().returns.resolves.toEqualTypeOf<Engine>();
  expectTypeOf<Engine>().toExtend<TextEngine>();
  expectTypeOf<LLMPipeline>().toExtend<TextEngine>();
  expectTypeOf<Engine['chat']>().parameter(0).toEqualTypeOf<readonly ChatMessage[]>();
  expectTypeOf<Engine['chat']>().returns.toEqualTypeOf<Generation>();
  expectTypeOf<Generation>().toExtend<AsyncIterable<GenerationDelta>>();
  expectTypeOf<GenerationDelta['finishReason']>().toEqualTypeOf<'stop' | 'length' | null>();
  expectTypeOf<Tokenizer['encode']>().returns.resolves.toEqualTypeOf<Int32Array>();
  expectTypeOf<OpenVINOServeError['code']>().toEqualTypeOf<ErrorCode>();
  expectTypeOf<GenerationParams['stop']>().toEqualTypeOf<string | string[] | undefined>();
  // @ts-expect-error a misspelt parameter is an error
  ({ tempreature: 1 }) satisfies GenerationParams;
  // @ts-expect-error the same for an option
  ({ devise: 'CPU' }) satisfies EngineOptions;
});
