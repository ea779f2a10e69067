import type { SyntaxNode } from '@lezer/common';
import { PromqlError } from './PromqlError';

export function childNodes(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    children.push(child);
  }
  return children;
}

export function textOf(node: SyntaxNode, query: string): string {
  return query.slice(node.from, node.to);
}

/** Says which part of a query this server does not evaluate. */
export function unsupported(node: SyntaxNode, query: string): PromqlError {
  return new PromqlError(
    'execution',
    `The sandbox's own Prometheus does not support ${node.name}: ${textOf(
      node,
      query,
    )}`,
  );
}
