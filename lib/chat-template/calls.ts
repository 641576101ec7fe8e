/** Calls of functions and filters. */
import type { Node } from './ast.js';
import { noKwargs } from './arguments.js';
import type { CompileState } from './compile-state.js';
import { compileExpression, type Expression } from './expressions.js';
import type { Filter } from './filter-types.js';
import { findFilter } from './filters.js';
import type { Scope } from './scope.js';
import { NEGATED_TEST_FILTER, TEST_FILTER } from './tag-rewrite.js';
import { str } from './text.js';
import { findTest } from './tests.js';
import { iterate, RenderError, typeName, type Kwargs, type Value } from './values.js';

type Arguments = (scope: Scope) => [args: Value[], kwargs: Kwargs];

export function compileArguments(nodes: Node[], state: CompileState): Arguments {
  const parts = nodes.map((node): ((scope: Scope, args: Value[], kwargs: Kwargs) => void) => {
    if (node.type === 'KeywordArgumentExpression') {
      const name = node.key.value;
      const value = compileExpression(node.value, state);
      return (scope, _, kwargs) => void kwargs.set(name, value(scope));
    }
    if (node.type === 'SpreadExpression') {
      const list = compileExpression(node.argument, state);
      return (scope, args) => void args.push(...iterate(list(scope)));
    }
    if (node.type === 'KeywordSpreadExpression') {
      const dict = compileExpression(node.argument, state);
      return (scope, _, kwargs) => {
        const values = dict(scope);
        if (!(values instanceof Map)) throw new RenderError('argument after ** must be a mapping');
        for (const [key, value] of values) kwargs.set(str(key), value);
      };
    }
    const value = compileExpression(node, state);
    return (scope, args) => void args.push(value(scope));
  });
  return (scope) => {
    const args: Value[] = [];
    const kwargs = noKwargs();
    for (const part of parts) part(scope, args, kwargs);
    return [args, kwargs];
  };
}

export function compileCall(
  callee: Expression,
  name: string | undefined,
  nodes: Node[],
  state: CompileState,
): Expression {
  const read = compileArguments(nodes, state);
  return (scope) => {
    const called = callee(scope);
    if (typeof called === 'function') return called(...read(scope));
    if (called === undefined) throw new RenderError(`'${name ?? 'the value'}' is undefined`);
    throw new RenderError(`'${typeName(called)}' object is not callable`);
  };
}

/** @param node the filter's name, or a call of it with further arguments */
export function compileFilter(operand: Expression, node: Node, state: CompileState): Expression {
  const name = filterName(node, state);
  const read = compileArguments(node.type === 'CallExpression' ? node.args : [], state);
  const filter = lookUp(name, state);
  return (scope) => {
    const value = operand(scope);
    return filter(value, ...read(scope));
  };
}

function filterName(node: Node, state: CompileState): string {
  const named = node.type === 'CallExpression' ? node.callee : node;
  if (named.type === 'Identifier') return named.value;
  throw state.unsupported('expected the name of a filter');
}

function lookUp(name: string, state: CompileState): Filter {
  for (const prefix of [NEGATED_TEST_FILTER, TEST_FILTER]) {
    if (!name.startsWith(prefix)) continue;
    const testName = name.slice(prefix.length);
    const test = findTest(testName) ?? state.unknown(`No test named '${testName}'.`);
    return (value, [argument]) => test(value, argument) !== (prefix === NEGATED_TEST_FILTER);
  }
  return findFilter(name) ?? state.unknown(`No filter named '${name}'.`);
}
