/**
 * TypeBox as far as it runs. It has 700 files, and to load them took most of the time that importing
 * this package takes: `scripts/bundle-typebox.mjs` makes one of them, with this module's name. Types
 * may come from the package itself.
 */
export { default, type TNull, type TOptional, type TSchema, type TUnion } from 'typebox';
export { Compile, type Validator } from 'typebox/compile';
