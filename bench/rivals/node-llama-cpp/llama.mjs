// Generation with node-llama-cpp: one context, as many sequences as there are streams. What is
// evaluated on several sequences of a context at the same time shares a batch.

import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { inOrderOfSequences } from './batches.mjs';
import { Pace } from './pace.mjs';
import { SequencePool } from './sequences.mjs';
import { TextStream } from './text.mjs';

const DEFAULT_MAX_TOKENS = 512;

export async function loadGenerator(modelPath, modules, options) {
  // The library is installed elsewhere, out of the reach of a plain import.
  const { resolve } = createRequire(path.join(path.resolve(modules), 'package.json'));
  const library = await import(pathToFileURL(resolve('node-llama-cpp')).href);
  const llama = await library.getLlama({ gpu: false, build: 'never', maxThreads: options.threads });
  const model = await llama.loadModel({ modelPath });
  const context = await model.createContext({
    sequences: options.streams,
    contextSize: options.contextSize,
    batchSize: options.batchSize,
    threads: options.threads,
    flashAttention: options.flashAttention,
    batching: { itemPrioritizationStrategy: inOrderOfSequences },
  });
  // The model's own template; the wrapper chosen by default puts a token more before the prompt.
  const chat = library.resolveChatWrapper(model, { type: 'jinjaTemplate' });
  return new Generator(model, chat, new SequencePool(context));
}

class Generator {
  #model;
  #chat;
  #sequences;
  #pace = new Pace();

  constructor(model, chat, sequences) {
    this.#model = model;
    this.#chat = chat;
    this.#sequences = sequences;
  }

  /** Answers a request; `onText` gets the text as it comes. */
  async generate(body, signal, onText) {
    const prompt = this.#promptOf(body.messages);
    const lent = await this.#sequences.take(prompt);
    try {
      return await this.#run(lent, prompt, body, signal, onText);
    } finally {
      this.#sequences.giveBack(lent);
    }
  }

  async #run({ sequence, number }, prompt, body, signal, onText) {
    // Keeps what the sequence already knows; its last token is evaluated for the first answer.
    await sequence.adaptStateToTokens(prompt.slice(0, -1), false);
    const maxTokens = body.max_completion_tokens ?? body.max_tokens ?? DEFAULT_MAX_TOKENS;
    const text = new TextStream(this.#model);
    const generated = sequence.evaluate(prompt.slice(sequence.nextTokenIndex), {
      temperature: body.temperature ?? 0.8,
      topP: body.top_p ?? 1,
      evaluationPriority: number,
      yieldEogToken: body.ignore_eos === true,
    });
    let tokens = 0;
    try {
      for await (const token of generated) {
        if (tokens === 0) this.#pace.join();
        tokens++;
        const piece = text.push(token);
        if (piece !== '') onText(piece);
        if (tokens === maxTokens || signal.aborted) break;
        await this.#pace.everybody();
      }
    } finally {
      if (tokens > 0) this.#pace.leave();
    }
    const finishReason = tokens === maxTokens ? 'length' : 'stop';
    return { promptTokens: prompt.length, tokens, finishReason };
  }

  #promptOf(messages) {
    const chatHistory = messages.map(({ role, content }) =>
      role === 'assistant' ? { type: 'model', response: [content] } : { type: role, text: content },
    );
    // The library's way to ask for a new answer.
    chatHistory.push({ type: 'model', response: [] });
    return this.#chat
      .generateContextState({ chatHistory })
      .contextText.tokenize(this.#model.tokenizer);
  }
}
