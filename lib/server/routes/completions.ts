/** `POST /v1/completions`. */
import type { AppInstance } from '../app-instance.js';
import type { AppSettings } from '../app-options.js';
import { collectCompletion } from '../completions/collect-completion.js';
import { readCompletionCall } from '../completions/completion-call.js';
import { startCompletion } from '../completions/start-completion.js';
import { streamCompletion } from '../completions/stream-completion.js';
import { newHead } from '../completion-head.js';
import { COMPLETION_PARAMETERS } from '../openai-parameters.js';
import { checkOtherParameters } from '../other-parameters.js';
import { Completion, CompletionChunk, CompletionRequest } from '../schemas/completions.js';
import { answers } from '../schemas/answers.js';
import { withEngine } from '../with-engine.js';
import { openAIErrorFrame, writeEvents } from '../write-events.js';

const KNOWN_PARAMETERS = new Set(Object.keys(CompletionRequest.properties));

export function completionsRoute(app: AppInstance, settings: AppSettings): void {
  const { bodyLimit, streamInterval: deltaInterval } = settings;
  const schema = { body: CompletionRequest, response: answers(Completion, CompletionChunk) };
  app.post('/v1/completions', { schema, bodyLimit }, async ({ body }, reply) => {
    checkOtherParameters(body, KNOWN_PARAMETERS, COMPLETION_PARAMETERS);
    const call = readCompletionCall(body, settings);
    return withEngine(settings, body.model, reply, async (engine, { model, signal, cancel }) => {
      const running = await startCompletion(engine, call, { signal, deltaInterval });
      const head = newHead('cmpl', model);
      if (!call.stream) return collectCompletion(head, running, call, cancel);
      return writeEvents(reply, settings, openAIErrorFrame, (sse) =>
        streamCompletion(sse, head, running, call, cancel),
      );
    });
  });
}
