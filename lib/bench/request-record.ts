/** What was measured of one request; times are in seconds. */
export interface RequestRecord {
  success: boolean;
  /** When it was sent, since the start of the run. */
  startTime: number;
  /** From sending to the first token. 0 where there was none. */
  ttft: number;
  /** Gaps between consecutive events with text, as they arrived; an event may hold several tokens. */
  itl: number[];
  /** From sending to the end of the response. */
  latency: number;
  /** How long it waited for a free place under `maxConcurrency`. */
  queueTime: number;
  /** Tokens of the prompt, as the server counts them. */
  inputTokens: number;
  /** Tokens of the answer, as the server counts them; else the number of events with text. */
  outputTokens: number;
  text: string;
  /** Empty on success. */
  error: string;
  group: string | undefined;
}
