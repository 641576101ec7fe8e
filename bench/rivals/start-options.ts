/** What every rival is told when it is started. */
export interface StartOptions {
  port: number;
  /** How many requests it has to answer at the same time. */
  streams: number;
  /** Tokens of the longest prompt and its answer together. */
  contextTokens?: number;
  /** Threads of the computation; the number of processors unless given. */
  threads?: number;
}

// Enough for the short workloads; the ones with long prompts say how much they need.
export const DEFAULT_CONTEXT_TOKENS = 1024;
