import { totalmem } from 'node:os';
import type { Memory } from './report.js';

export function examineMemory(): Memory {
  const total = totalmem();
  // A number beyond all memory where there is no limit.
  const limit = process.constrainedMemory();
  return {
    total,
    available: process.availableMemory(),
    limit: limit > 0 && limit < total ? limit : undefined,
    findings: [],
  };
}
