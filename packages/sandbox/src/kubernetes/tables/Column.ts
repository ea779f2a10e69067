import { KubeObject } from '../Cluster';
import { textAt } from '../json';
import { humanDuration } from './humanDuration';

/** One column of what `kubectl get` prints. */
export interface Column {
  name: string;
  type: 'string' | 'integer' | 'date';
  format?: 'name';
  /** Columns above 0 are only printed with `-o wide`. */
  priority: 0 | 1;
  cell(object: KubeObject, now: Date): string | number;
}

type Cell = Column['cell'];

export function text(name: string, cell: Cell): Column {
  return { name, type: 'string', priority: 0, cell };
}

export function integer(name: string, cell: Cell): Column {
  return { name, type: 'integer', priority: 0, cell };
}

export function wide(column: Column): Column {
  return { ...column, priority: 1 };
}

export const nameColumn: Column = {
  ...text('Name', object => object.metadata.name),
  format: 'name',
};

export const ageColumn = text('Age', (object, now) =>
  age(object.metadata.creationTimestamp, now),
);

/** How long ago a moment was, as `kubectl` words it. */
export function age(moment: string | undefined, now: Date): string {
  return moment
    ? humanDuration(now.getTime() - Date.parse(moment))
    : '<unknown>';
}

/** The text at a path, or `kubectl`'s word for nothing. */
export function textOr(
  fallback: string,
  object: unknown,
  ...path: string[]
): string {
  return textAt(object, ...path) || fallback;
}
