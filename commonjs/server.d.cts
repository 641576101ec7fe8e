import type * as library from '../dist/server/index.js' with { 'resolution-mode': 'import' };
export = library;
