import { OpenVINOServeError } from '../errors.js';

/** Where in a schema something stands, as a JSON pointer; the root is empty. */
export type Pointer = string;

export function below(pointer: Pointer, ...keys: (string | number)[]): Pointer {
  const escaped = keys.map((key) => String(key).replaceAll('~', '~0').replaceAll('/', '~1'));
  return [pointer, ...escaped].join('/');
}

/** Quotes at most the start of a caller's text, so that messages stay short. */
export function quote(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `'${text.length > 80 ? `${text.slice(0, 80)}…` : text}'`;
}

/** @throws {OpenVINOServeError} `INVALID_GRAMMAR`, always */
export function refuse(message: string, param?: string): never {
  throw new OpenVINOServeError('INVALID_GRAMMAR', message, param === undefined ? {} : { param });
}

/** @throws {OpenVINOServeError} `INVALID_GRAMMAR` that names a place in a schema, always */
export function refuseAt(pointer: Pointer, reason: string): never {
  const place = pointer === '' ? 'The schema' : `The schema's ${quote(pointer)}`;
  refuse(`${place} ${reason}`, 'schema');
}
