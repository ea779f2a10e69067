import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';
import type { BinaryOperation, Expression, Grouping } from './Expression';
import { parseNumber, parseDuration, parseString } from './literals';
import { parseSelector } from './parseSelector';
import { PromqlError } from './PromqlError';
import { childNodes, textOf, unsupported } from './syntax';

const AGGREGATIONS = new Set(['sum', 'avg', 'min', 'max', 'count']);
const BINARY_OPERATORS = new Set([
  ...['+', '-', '*', '/', '%', '^'],
  ...['==', '!=', '>', '<', '>=', '<='],
  ...['and', 'or', 'unless'],
]);

/**
 * Reads the part of PromQL that the sandbox evaluates.
 *
 * @throws PromqlError `bad_data` for what is not PromQL, `execution` for what is but is not
 * supported here
 */
export function parseExpression(query: string): Expression {
  const root = parser.parse(query).topNode;
  refuseSyntaxErrors(root, query);
  const [expression] = childNodes(root);
  if (!expression) {
    throw new PromqlError('bad_data', 'No expression found in the query.');
  }
  return parse(expression, query);
}

function refuseSyntaxErrors(root: SyntaxNode, query: string): void {
  root.cursor().iterate(node => {
    if (node.type.isError) {
      throw new PromqlError(
        'bad_data',
        `Parse error at character ${node.from + 1} of the query ${query}`,
      );
    }
  });
}

function parse(node: SyntaxNode, query: string): Expression {
  switch (node.name) {
    case 'NumberDurationLiteral':
      return { type: 'number', value: parseDurationOrNumber(node, query) };
    case 'StringLiteral':
      return { type: 'string', value: parseString(textOf(node, query)) };
    case 'ParenExpr':
      return parse(childNodes(node)[0], query);
    case 'UnaryExpr':
      return parseUnary(node, query);
    case 'VectorSelector':
      return parseSelector(node, query);
    case 'MatrixSelector':
      return parseRange(node, query);
    case 'OffsetExpr':
      return parseOffset(node, query);
    case 'FunctionCall':
      return parseCall(node, query);
    case 'AggregateExpr':
      return parseAggregation(node, query);
    case 'BinaryExpr':
      return parseBinary(node, query);
    default:
      throw unsupported(node, query);
  }
}

function parseDurationOrNumber(node: SyntaxNode, query: string): number {
  const text = textOf(node, query);
  return /[smhdwy]$/.test(text) ? parseDuration(text) : parseNumber(text);
}

function parseUnary(node: SyntaxNode, query: string): Expression {
  const [operator, operand] = childNodes(node);
  const expression = parse(operand, query);
  return textOf(operator, query) === '-'
    ? { type: 'negation', operand: expression }
    : expression;
}

function parseRange(node: SyntaxNode, query: string): Expression {
  const [selector, duration] = childNodes(node);
  const literal = duration.getChild('NumberDurationLiteralInDurationContext');
  if (selector.name !== 'VectorSelector' || !literal) {
    throw unsupported(node, query);
  }
  return {
    type: 'range',
    selector: parseSelector(selector, query),
    seconds: parseDuration(textOf(literal, query)),
  };
}

function parseOffset(node: SyntaxNode, query: string): Expression {
  const [operand] = childNodes(node);
  const literal = node
    .getChild('OffsetDurationExpr')
    ?.getChild('NumberDurationLiteralInDurationContext');
  if (!literal) {
    throw unsupported(node, query);
  }
  if (operand.name === 'ParenExpr') {
    throw misplacedOffset();
  }
  const seconds = parseDuration(textOf(literal, query));
  return withOffset(parse(operand, query), seconds);
}

/** The grammar takes the offset for one of the whole operation; it is one of the last operand. */
function withOffset(expression: Expression, seconds: number): Expression {
  switch (expression.type) {
    case 'selector':
      return { ...expression, offsetSeconds: seconds };
    case 'range': {
      const selector = { ...expression.selector, offsetSeconds: seconds };
      return { ...expression, selector };
    }
    case 'binary':
      return { ...expression, right: withOffset(expression.right, seconds) };
    default:
      throw misplacedOffset();
  }
}

function misplacedOffset(): PromqlError {
  return new PromqlError(
    'bad_data',
    'offset modifier must be preceded by an instant vector selector or range vector selector',
  );
}

function parseCall(node: SyntaxNode, query: string): Expression {
  const [identifier, body] = childNodes(node);
  return {
    type: 'call',
    name: textOf(identifier, query),
    arguments: childNodes(body).map(argument => parse(argument, query)),
  };
}

function parseAggregation(node: SyntaxNode, query: string): Expression {
  const operator = textOf(childNodes(node)[0], query).toLowerCase();
  const body = node.getChild('FunctionCallBody');
  const operands = body ? childNodes(body) : [];
  if (!AGGREGATIONS.has(operator) || operands.length !== 1) {
    throw unsupported(childNodes(node)[0].firstChild ?? node, query);
  }
  const modifier = node.getChild('AggregateModifier');
  return {
    type: 'aggregation',
    operator,
    grouping: modifier
      ? parseGrouping(modifier, query, 'By')
      : { kind: 'only', labels: [] },
    operand: parse(operands[0], query),
  };
}

function parseBinary(node: SyntaxNode, query: string): Expression {
  const children = childNodes(node);
  const operator = textOf(children[1], query).toLowerCase();
  const modifier = node.getChild('MatchingModifierClause');
  if (!BINARY_OPERATORS.has(operator)) {
    throw unsupported(children[1], query);
  }
  const grouped = modifier?.getChild('GroupingLabels');
  const many = modifier ? parseMany(modifier, query) : undefined;
  if (many && /^[a-z]/.test(operator)) {
    throw new PromqlError('bad_data', 'no grouping allowed for set operations');
  }
  return {
    type: 'binary',
    operator,
    bool: node.getChild('BoolModifier') !== null,
    matching:
      modifier && grouped
        ? parseGrouping(modifier, query, 'On')
        : { kind: 'without', labels: [] },
    ...(many && { many }),
    left: parse(children[0], query),
    right: parse(children[children.length - 1], query),
  };
}

function parseMany(
  modifier: SyntaxNode,
  query: string,
): BinaryOperation['many'] {
  const isLeft = modifier.getChild('GroupLeft') !== null;
  if (!isLeft && modifier.getChild('GroupRight') === null) {
    return undefined;
  }
  // The first are those to match by.
  const [, included] = modifier.getChildren('GroupingLabels');
  return {
    side: isLeft ? 'left' : 'right',
    include: labelNames(included, query),
  };
}

function labelNames(
  labels: SyntaxNode | null | undefined,
  query: string,
): string[] {
  return (labels?.getChildren('LabelName') ?? []).map(label =>
    textOf(label, query),
  );
}

function parseGrouping(
  modifier: SyntaxNode,
  query: string,
  only: 'By' | 'On',
): Grouping {
  return {
    kind: modifier.getChild(only) ? 'only' : 'without',
    labels: labelNames(modifier.getChild('GroupingLabels'), query),
  };
}
