/** Macros, and blocks that are handed to them as `caller`. */
import type { CallBlockNode, MacroNode, Node } from './ast.js';
import { compileArguments } from './calls.js';
import type { CompileState } from './compile-state.js';
import { compileExpression, type Expression } from './expressions.js';
import { capture, type Scope } from './scope.js';
import { compileBlock, Flow, type Statement } from './statements.js';
import { str } from './text.js';
import { type Callable, type Kwargs, RenderError, tuple, typeName, type Value } from './values.js';

interface Parameter {
  name: string;
  fallback: Expression | undefined;
}

export function compileMacro({ name, args, body }: MacroNode, state: CompileState): Statement {
  const define = compileCallable(name.value, args, body, state);
  return (scope) => {
    scope.set(name.value, define(scope));
    return Flow.done;
  };
}

export function compileCallBlock(node: CallBlockNode, state: CompileState): Statement {
  const { line } = state;
  const callee = compileExpression(node.call.callee, state);
  const read = compileArguments(node.call.args, state);
  const define = compileCallable('caller', node.callerArgs ?? [], node.body, state);
  return (scope) => {
    scope.rendering.line = line;
    const called = callee(scope);
    if (typeof called !== 'function') {
      throw new RenderError(`'${typeName(called)}' object is not callable`);
    }
    const [args, kwargs] = read(scope);
    kwargs.set('caller', define(scope));
    scope.rendering.out += str(called(args, kwargs));
    return Flow.done;
  };
}

function compileCallable(
  name: string,
  parameters: Node[],
  nodes: Node[],
  state: CompileState,
): (scope: Scope) => Callable {
  const known = parameters.map((node) => compileParameter(node, state));
  const uses = (special: string): boolean =>
    !known.some((parameter) => parameter.name === special) && mentions(nodes, special);
  const takes = { varargs: uses('varargs'), kwargs: uses('kwargs') };
  const body = compileBlock(nodes, state);
  return (outer) => (args, kwargs) => {
    const scope = outer.child();
    const rest = new Map(kwargs);
    scope.set('caller', rest.get('caller'));
    if (!known.some((parameter) => parameter.name === 'caller')) rest.delete('caller');
    bindParameters(name, known, args, rest, scope);
    if (takes.kwargs) scope.set('kwargs', rest);
    else refuseRest(name, rest);
    const extra = args.slice(known.length);
    if (takes.varargs) scope.set('varargs', tuple(extra));
    else if (extra.length > 0) {
      throw new RenderError(`macro '${name}' takes not more than ${known.length} argument(s)`);
    }
    const { line } = scope.rendering;
    const text = capture(scope.rendering, () => body(scope));
    scope.rendering.line = line;
    return text;
  };
}

function compileParameter(node: Node, state: CompileState): Parameter {
  if (node.type === 'Identifier') return { name: node.value, fallback: undefined };
  if (node.type !== 'KeywordArgumentExpression') throw state.unsupported('expected a parameter');
  return { name: node.key.value, fallback: compileExpression(node.value, state) };
}

function bindParameters(
  name: string,
  known: Parameter[],
  args: Value[],
  rest: Kwargs,
  scope: Scope,
): void {
  const missing: Parameter[] = [];
  for (const [i, parameter] of known.entries()) {
    if (i < args.length && rest.has(parameter.name)) {
      throw new RenderError(`macro '${name}' got multiple values for '${parameter.name}'`);
    }
    const given = i < args.length || rest.has(parameter.name);
    scope.set(parameter.name, i < args.length ? args[i] : rest.get(parameter.name));
    if (!given) missing.push(parameter);
    rest.delete(parameter.name);
  }
  for (const { name: left, fallback } of missing) if (fallback) scope.set(left, fallback(scope));
}

function refuseRest(name: string, rest: Kwargs): void {
  const [key] = rest.keys();
  if (key === undefined) return;
  throw new RenderError(`macro '${name}' takes no keyword argument '${key}'`);
}

/** Whether a tree reads the name anywhere. */
function mentions(tree: unknown, name: string): boolean {
  if (typeof tree !== 'object' || tree === null) return false;
  if (tree instanceof Map) return mentions([...(tree as Map<unknown, unknown>)], name);
  const { type, value } = tree as { type?: unknown; value?: unknown };
  if (type === 'Identifier') return value === name;
  return Object.values(tree).some((part) => mentions(part, name));
}
