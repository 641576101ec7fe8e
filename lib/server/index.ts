/** What `openvino-serve/server` exports: the Fastify plugin and what it serves. */
export { app as openvinoServe } from './app.js';
export type { AppOptions } from './app-options.js';
export { FolderModelRegistry, type LoadModel } from './folder-model-registry.js';
export type { ModelEntry, ModelRegistry, ModelStatus } from './model-registry.js';
