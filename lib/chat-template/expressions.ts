/** Turns expressions into functions of the variables. */
import type { CallNode, MemberNode, Named, Node } from './ast.js';
import { getAttribute, getItem, slice } from './attributes.js';
import { compileCall, compileFilter } from './calls.js';
import type { CompileState } from './compile-state.js';
import { findOperator, negate, plus } from './operators.js';
import type { Scope } from './scope.js';
import { findTest } from './tests.js';
import { PyFloat, truthy, tuple, type Value } from './values.js';

export type Expression = (scope: Scope) => Value;

const CONSTANTS: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['true', true],
  ['True', true],
  ['false', false],
  ['False', false],
  ['none', null],
  ['None', null],
]);

/** @throws {TemplateSyntaxError} */
export function compileExpression(node: Node, state: CompileState): Expression {
  const compile = (part: Node): Expression => compileExpression(part, state);
  switch (node.type) {
    case 'StringLiteral':
    case 'IntegerLiteral': {
      const { value } = node;
      return () => value;
    }
    case 'FloatLiteral': {
      const value = Number.isInteger(node.value) ? new PyFloat(node.value) : node.value;
      return () => value;
    }
    case 'Identifier':
      return compileName(node.value);
    case 'ArrayLiteral':
    case 'TupleLiteral': {
      const parts = node.value.map(compile);
      const isTuple = node.type === 'TupleLiteral';
      return (scope) => {
        const values = parts.map((part) => part(scope));
        return isTuple ? tuple(values) : values;
      };
    }
    case 'ObjectLiteral': {
      const parts = [...node.value].map(([key, value]) => [compile(key), compile(value)] as const);
      return (scope) => new Map(parts.map(([key, value]) => [key(scope), value(scope)]));
    }
    case 'UnaryExpression': {
      return compileUnary(node.operator.value, compile(node.argument));
    }
    case 'BinaryExpression':
      return compileBinary(node.operator.value, compile(node.left), compile(node.right), state);
    case 'Ternary':
      return compileTernary(node.condition, node.trueExpr, node.falseExpr, state);
    case 'SelectExpression':
      return compileTernary(node.test, node.lhs, undefined, state);
    case 'TestExpression':
      return compileTest(compile(node.operand), node.test, node.negate, state);
    case 'FilterExpression':
      return compileFilter(compile(node.operand), node.filter, state);
    case 'MemberExpression':
      return compileMember(node, state);
    case 'CallExpression':
      return compileCallExpression(node, state);
    default:
      throw state.unsupported(`unexpected ${node.type}`);
  }
}

function compileName(name: string): Expression {
  if (!CONSTANTS.has(name)) return (scope) => scope.get(name);
  const value = CONSTANTS.get(name);
  return () => value;
}

function compileUnary(operator: string, argument: Expression): Expression {
  if (operator === 'not') return (scope) => !truthy(argument(scope));
  const run = operator === '-' ? negate : plus;
  return (scope) => run(argument(scope));
}

function compileBinary(
  operator: string,
  left: Expression,
  right: Expression,
  state: CompileState,
): Expression {
  if (operator === 'and') {
    return (scope) => {
      const value = left(scope);
      return truthy(value) ? right(scope) : value;
    };
  }
  if (operator === 'or') {
    return (scope) => {
      const value = left(scope);
      return truthy(value) ? value : right(scope);
    };
  }
  const run = findOperator(operator);
  if (!run) throw state.unsupported(`unknown operator ${operator}`);
  return (scope) => run(left(scope), right(scope));
}

function compileTernary(
  condition: Node,
  yes: Node,
  no: Node | undefined,
  state: CompileState,
): Expression {
  return state.inBranch(() => {
    const test = compileExpression(condition, state);
    const then = compileExpression(yes, state);
    const otherwise = no ? compileExpression(no, state) : () => undefined;
    return (scope) => (truthy(test(scope)) ? then(scope) : otherwise(scope));
  });
}

function compileTest(
  operand: Expression,
  { value: name }: Named,
  negate: boolean,
  state: CompileState,
): Expression {
  const test = findTest(name) ?? state.unknown(`No test named '${name}'.`);
  return (scope) => test(operand(scope)) !== negate;
}

function compileMember(node: MemberNode, state: CompileState): Expression {
  const object = compileExpression(node.object, state);
  const { property } = node;
  if (property.type === 'SliceExpression') {
    const bound = (part: Node | undefined): Expression =>
      part ? compileExpression(part, state) : () => undefined;
    const [start, stop, step] = [bound(property.start), bound(property.stop), bound(property.step)];
    return (scope) => slice(object(scope), start(scope), stop(scope), step(scope));
  }
  if (!node.computed && property.type === 'Identifier') {
    const name = property.value;
    return (scope) => getAttribute(object(scope), name);
  }
  const key = compileExpression(property, state);
  return (scope) => getItem(object(scope), key(scope));
}

function compileCallExpression({ callee, args }: CallNode, state: CompileState): Expression {
  const name = callee.type === 'Identifier' ? callee.value : undefined;
  return compileCall(compileExpression(callee, state), name, args, state);
}
