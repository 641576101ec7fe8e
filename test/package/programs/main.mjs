import { fileURLToPath } from 'node:url';
import * as library from 'openvino-serve';
import * as server from 'openvino-serve/server';
import exercise from './exercise.cjs';

await exercise.inMain(library, server, fileURLToPath(new URL('worker.mjs', import.meta.url)));
