/** The tree that `@huggingface/jinja` parses templates into, as far as it is read here. */
export type Node =
  | { type: 'Comment' | 'StringLiteral' | 'Identifier'; value: string }
  | { type: 'If'; test: Node; body: Node[]; alternate: Node[] }
  | ForNode
  | { type: 'Break' | 'Continue' }
  | SetNode
  | MacroNode
  | CallBlockNode
  | { type: 'FilterStatement'; filter: Node; body: Node[] }
  | MemberNode
  | CallNode
  | { type: 'IntegerLiteral' | 'FloatLiteral'; value: number }
  | { type: 'ArrayLiteral' | 'TupleLiteral'; value: Node[] }
  | { type: 'ObjectLiteral'; value: Map<Node, Node> }
  | { type: 'BinaryExpression'; operator: { value: string }; left: Node; right: Node }
  | { type: 'FilterExpression'; operand: Node; filter: Node }
  | { type: 'SelectExpression'; lhs: Node; test: Node }
  | { type: 'TestExpression'; operand: Node; negate: boolean; test: Named }
  | { type: 'UnaryExpression'; operator: { value: string }; argument: Node }
  | SliceNode
  | { type: 'KeywordArgumentExpression'; key: Named; value: Node }
  | { type: 'SpreadExpression' | 'KeywordSpreadExpression'; argument: Node }
  | { type: 'Ternary'; condition: Node; trueExpr: Node; falseExpr: Node };

export interface Named {
  value: string;
}

export interface ForNode {
  type: 'For';
  loopvar: Node;
  iterable: Node;
  body: Node[];
  defaultBlock: Node[];
}

export interface SetNode {
  type: 'Set';
  assignee: Node;
  value: Node | null;
  body: Node[];
}

export interface MacroNode {
  type: 'Macro';
  name: Named;
  args: Node[];
  body: Node[];
}

export interface CallBlockNode {
  type: 'CallStatement';
  call: CallNode;
  callerArgs: Node[] | null;
  body: Node[];
}

export interface MemberNode {
  type: 'MemberExpression';
  object: Node;
  property: Node;
  computed: boolean;
}

export interface CallNode {
  type: 'CallExpression';
  callee: Node;
  args: Node[];
}

export interface SliceNode {
  type: 'SliceExpression';
  start?: Node | undefined;
  stop?: Node | undefined;
  step?: Node | undefined;
}
