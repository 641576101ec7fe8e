import type { Node } from './ast.js';
import type { CompileState } from './compile-state.js';
import { compileExpression } from './expressions.js';
import type { Scope } from './scope.js';
import { iterate, Namespace, RenderError, type Value } from './values.js';

/** Sets a name, several at once, or a namespace's attribute. */
export function assignTo(target: Node, state: CompileState): (scope: Scope, value: Value) => void {
  if (target.type === 'Identifier') {
    const name = target.value;
    return (scope, value) => scope.set(name, value);
  }
  if (target.type === 'TupleLiteral') {
    const parts = target.value.map((part) => assignTo(part, state));
    return (scope, value) => {
      const values = iterate(value);
      if (values.length !== parts.length) {
        const problem = values.length > parts.length ? 'too many' : 'not enough';
        throw new RenderError(`${problem} values to unpack (expected ${parts.length})`);
      }
      parts.forEach((assign, i) => assign(scope, values[i]));
    };
  }
  if (target.type === 'MemberExpression' && target.property.type === 'Identifier') {
    const object = compileExpression(target.object, state);
    const name = target.property.value;
    return (scope, value) => {
      const namespace = object(scope);
      if (!(namespace instanceof Namespace)) {
        throw new RenderError('cannot assign attribute on non-namespace object');
      }
      namespace.values.set(name, value);
    };
  }
  throw state.unsupported("can't assign to this");
}
