const threads = require('node:worker_threads');
const exercise = require('./exercise.cjs');
const library = require('openvino-serve');

void exercise.inWorker(library, threads);
