import type { SyntaxNode } from '@lezer/common';
import type { LabelMatcher, MatchOperator, Selector } from './Expression';
import { labelMatcher } from './labelMatcher';
import { parseString } from './literals';
import { PromqlError } from './PromqlError';
import { childNodes, textOf, unsupported } from './syntax';

/** The label under which the metric's name is matched. */
export const NAME_LABEL = '__name__';

export function parseSelector(node: SyntaxNode, query: string): Selector {
  const identifier = node.getChild('Identifier');
  const body = node.getChild('LabelMatchers');
  const matchers = (body ? childNodes(body) : []).map(matcher =>
    parseMatcher(matcher, query),
  );
  if (identifier) {
    matchers.unshift(labelMatcher(NAME_LABEL, '=', textOf(identifier, query)));
  }
  if (matchers.every(matcher => matcher.matches(''))) {
    throw new PromqlError(
      'bad_data',
      'A selector needs a matcher that does not match the empty value.',
    );
  }
  return { type: 'selector', matchers, offsetSeconds: 0 };
}

function parseMatcher(node: SyntaxNode, query: string): LabelMatcher {
  const [label, operator, value] = childNodes(node);
  if (node.name !== 'UnquotedLabelMatcher') {
    throw unsupported(node, query);
  }
  return labelMatcher(
    textOf(label, query),
    parseOperator(textOf(operator, query)),
    parseString(textOf(value, query)),
  );
}

function parseOperator(text: string): MatchOperator {
  switch (text) {
    case '=':
    case '!=':
    case '=~':
    case '!~':
      return text;
    default:
      throw new PromqlError('bad_data', `${text} does not match labels.`);
  }
}
