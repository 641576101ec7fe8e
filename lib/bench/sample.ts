/** One request of a workload. */
export interface Sample {
  messages: { role: string; content: string }[];
  /** Most tokens of the answer; with `ignore_eos`, exactly as many. */
  maxTokens: number;
  /** A JSON Schema that the answer must fit; it then ends where the value does. */
  schema?: Record<string, unknown>;
  /** Part of the workload that is reported apart, such as `long` and `short`. */
  group?: string;
}
