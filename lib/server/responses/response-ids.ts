import { randomBytes } from 'node:crypto';
import type { ResponseItem } from '../schemas/response-items.js';

const PREFIXES: Readonly<Record<ResponseItem['type'], string>> = {
  message: 'msg',
  reasoning: 'rs',
  function_call: 'fc',
  function_call_output: 'fco',
};

export function newItemId(type: ResponseItem['type']): string {
  return `${PREFIXES[type]}_${random()}`;
}

export function newResponseId(): string {
  return `resp_${random()}`;
}

function random(): string {
  return randomBytes(24).toString('hex');
}
