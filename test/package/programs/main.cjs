const { resolve } = require('node:path');
const exercise = require('./exercise.cjs');
const library = require('openvino-serve');
const server = require('openvino-serve/server');

void exercise.inMain(library, server, resolve(__dirname, 'worker.cjs'));
