import { randomUUID } from 'node:crypto';

/** What all chunks of an answer, and the whole answer, share. */
export interface CompletionHead {
  id: string;
  /** Seconds since 1970. */
  created: number;
  model: string;
}

/** @param kind what ids begin with, such as `chatcmpl` */
export function newHead(kind: string, model: string): CompletionHead {
  return {
    id: `${kind}-${randomUUID().replaceAll('-', '')}`,
    created: Math.floor(Date.now() / 1000),
    model,
  };
}
