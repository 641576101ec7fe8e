/**
 * Turns what a caller wants an answer to fit into a grammar that enforces all of it, or refuses.
 * The engine's own converters drop what they do not know and can be brought down by their input.
 */
export { compileSchema as schemaToEbnf } from './schema-compiler.js';
export { choicesToEbnf } from './choice-ebnf.js';
export { regexToEbnf } from './regex-ebnf.js';
export { grammarToEbnf } from './ebnf-grammar.js';
export { toSafeFormat } from './structural-tag.js';
