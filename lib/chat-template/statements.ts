/** Turns statements into functions that write. */
import type { Node, SetNode } from './ast.js';
import { assignTo } from './assign.js';
import { compileFilter } from './calls.js';
import type { CompileState } from './compile-state.js';
import { compileExpression } from './expressions.js';
import { compileLoop } from './loops.js';
import { compileCallBlock, compileMacro } from './macros.js';
import { capture, type Scope } from './scope.js';
import { str } from './text.js';
import { truthy } from './values.js';

/** How a block ended; anything but `done` leaves the blocks around it, up to the loop. */
export const Flow = { done: 0, break: 1, continue: 2 } as const;
export type Flow = (typeof Flow)[keyof typeof Flow];

export type Statement = (scope: Scope) => Flow;

/** @throws {TemplateSyntaxError} */
export function compileBlock(nodes: Node[], state: CompileState): Statement {
  const statements: Statement[] = [];
  for (const node of nodes) {
    if (node.type === 'Comment') state.line = Number(node.value);
    else statements.push(compileStatement(node, state));
  }
  return (scope) => {
    for (const statement of statements) {
      const flow = statement(scope);
      if (flow !== Flow.done) return flow;
    }
    return Flow.done;
  };
}

function compileStatement(node: Node, state: CompileState): Statement {
  const { line } = state;
  switch (node.type) {
    case 'Break':
      return () => Flow.break;
    case 'Continue':
      return () => Flow.continue;
    case 'If':
      return compileIf(node.test, node.body, node.alternate, state);
    case 'For':
      return compileLoop(node, state);
    case 'Set':
      return compileSet(node, state);
    case 'Macro':
      return compileMacro(node, state);
    case 'CallStatement':
      return compileCallBlock(node, state);
    case 'FilterStatement': {
      const body = compileCapture(node.body, state);
      const filter = compileFilter((scope) => body(scope), node.filter, state);
      return write(filter, line);
    }
    default:
      return write(compileExpression(node, state), line);
  }
}

function write(expression: ReturnType<typeof compileExpression>, line: number): Statement {
  return (scope) => {
    scope.rendering.line = line;
    const value = expression(scope);
    scope.rendering.out += typeof value === 'string' ? value : str(value);
    return Flow.done;
  };
}

/** The text of a block that has a scope of its own. */
function compileCapture(nodes: Node[], state: CompileState): (scope: Scope) => string {
  const body = compileBlock(nodes, state);
  return (scope) => capture(scope.rendering, () => body(scope.child()));
}

function compileIf(test: Node, yes: Node[], no: Node[], state: CompileState): Statement {
  const { line } = state;
  return state.inBranch(() => {
    const condition = compileExpression(test, state);
    const then = compileBlock(yes, state);
    const otherwise = compileBlock(no, state);
    return (scope) => {
      scope.rendering.line = line;
      return truthy(condition(scope)) ? then(scope) : otherwise(scope);
    };
  });
}

function compileSet({ assignee, value, body }: SetNode, state: CompileState): Statement {
  const { line } = state;
  if (value) {
    const expression = compileExpression(value, state);
    const assign = assignTo(assignee, state);
    return (scope) => {
      scope.rendering.line = line;
      assign(scope, expression(scope));
      return Flow.done;
    };
  }
  // `{% set name | filter %}` puts the block through filters.
  const filters: Node[] = [];
  let target = assignee;
  for (; target.type === 'FilterExpression'; target = target.operand)
    filters.unshift(target.filter);
  const assign = assignTo(target, state);
  const text = compileCapture(body, state);
  const result = filters.reduce<ReturnType<typeof compileExpression>>(
    (operand, filter) => compileFilter(operand, filter, state),
    text,
  );
  return (scope) => {
    assign(scope, result(scope));
    return Flow.done;
  };
}
