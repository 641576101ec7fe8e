// The attribute is what TypeScript's node16 needs to take the types of an ES module here.
import type * as library from '../dist/index.js' with { 'resolution-mode': 'import' };
export = library;
