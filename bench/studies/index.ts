import { chunkSize } from './chunk-size.js';
import { install } from './install.js';
import { int4 } from './int4.js';
import { jsonSchema } from './json-schema.js';
import { prefixCache } from './prefix-cache.js';
import { speculation } from './speculation.js';
import { start } from './start.js';
import { memory } from './memory.js';
import type { Study } from './study.js';

export const STUDIES: Record<string, Study> = {
  start,
  install,
  'prefix-cache': prefixCache,
  'chunk-size': chunkSize,
  speculation,
  int4,
  'json-schema': jsonSchema,
  memory,
};
