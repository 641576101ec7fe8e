import { assignTo } from './assign.js';
import type { ForNode } from './ast.js';
import type { CompileState } from './compile-state.js';
import { compileExpression } from './expressions.js';
import { LoopContext } from './loop-context.js';
import { compileBlock, Flow, type Statement } from './statements.js';
import { iterate, truthy } from './values.js';

/** Each round has a scope of its own: what it sets, the next one does not see. */
export function compileLoop(node: ForNode, state: CompileState): Statement {
  const { line } = state;
  // The parser reads `for x in y if z` as it does `y if z` elsewhere.
  const filtered = node.iterable.type === 'SelectExpression' ? node.iterable : undefined;
  const list = compileExpression(filtered?.lhs ?? node.iterable, state);
  const keep = filtered && compileExpression(filtered.test, state);
  const assign = assignTo(node.loopvar, state);
  const body = compileBlock(node.body, state);
  const otherwise = compileBlock(node.defaultBlock, state);
  return (scope) => {
    scope.rendering.line = line;
    const all = iterate(list(scope));
    const items = keep
      ? all.filter((item) => {
          const round = scope.child();
          assign(round, item);
          return truthy(keep(round));
        })
      : all;
    const outer = scope.get('loop');
    const loop = new LoopContext(items, outer instanceof LoopContext ? outer.depth0 + 1 : 0);
    let completed = false;
    for (const item of items) {
      const round = scope.child();
      round.set('loop', loop);
      assign(round, item);
      const flow = body(round);
      if (flow === Flow.break) break;
      // As in jinja2, a round that `continue` ends does not count against `else`.
      if (flow === Flow.done) completed = true;
      loop.index0 += 1;
    }
    return completed ? Flow.done : otherwise(scope.child());
  };
}
