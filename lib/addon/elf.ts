import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** What the head of an ELF file says of a library. */
export interface ElfFile {
  /** The processor it is for: `e_machine`. */
  machine: number;
  /** Bytes that the file must have, by its own account. */
  needed: number;
  /** Bytes that it has. */
  size: number;
}

// A file's and a segment's header, in bytes. The segments' headers follow the file's.
const FILE_HEADER = 64;
const SEGMENT_HEADER = 56;
const HEAD = 4096;

/** Undefined for what is no 64-bit little-endian ELF file; reads no more than the first page. */
export function readElf(path: string): ElfFile | undefined {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const buffer = Buffer.alloc(HEAD);
    const head = buffer.subarray(0, readSync(file, buffer, 0, HEAD, 0));
    if (head.length < FILE_HEADER || !isElf(head)) return undefined;
    return { machine: head.readUInt16LE(18), needed: neededSize(head), size };
  } finally {
    closeSync(file);
  }
}

function isElf(head: Buffer): boolean {
  return head.readUInt32BE(0) === 0x7f454c46 && head[4] === 2 && head[5] === 1;
}

/** Where the last segment and the table of sections end. */
function neededSize(head: Buffer): number {
  const segments = number64(head, 32);
  const sections = number64(head, 40);
  let needed = sections + head.readUInt16LE(58) * head.readUInt16LE(60);
  for (let index = 0; index < head.readUInt16LE(56); index += 1) {
    const at = segments + index * SEGMENT_HEADER;
    if (at + SEGMENT_HEADER > head.length) break;
    needed = Math.max(needed, number64(head, at + 8) + number64(head, at + 32));
  }
  return needed;
}

function number64(buffer: Buffer, at: number): number {
  return Number(buffer.readBigUInt64LE(at));
}
