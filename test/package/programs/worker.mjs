import * as threads from 'node:worker_threads';
import * as library from 'openvino-serve';
import exercise from './exercise.cjs';

await exercise.inWorker(library, threads);
