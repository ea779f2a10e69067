import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseAllDocuments,
  type Scalar,
} from 'yaml';
import type { ScalarSlot } from './ScalarSlot';

/** The keys and indexes that lead to a value. */
export type YamlPath = readonly (string | number)[];

/** A scalar, and the way to it. */
export interface ScalarEntry {
  path: YamlPath;
  slot: ScalarSlot;
}

/** The scalars of a YAML file, one list for each of its documents. */
export interface YamlScalars {
  documents: ScalarEntry[][];
  /** A sentence when it is not well formed; nothing of its content is in it. */
  problem?: string;
}

/** Reads the scalars of a YAML or JSON file, and where they stand. */
export function readScalars(file: string, text: string): YamlScalars {
  const documents: ScalarEntry[][] = [];
  for (const document of parseAllDocuments(text)) {
    const [error] = document.errors;
    if (error) {
      const line = error.linePos?.[0].line;
      return {
        documents: [],
        problem: `${file} cannot be read as YAML${
          line === undefined ? '' : `, because of line ${line}`
        }.`,
      };
    }
    const entries: ScalarEntry[] = [];
    collect(document.contents, [], { document, file, text, entries });
    documents.push(entries);
  }
  return { documents };
}

interface Collection {
  document: Document;
  file: string;
  text: string;
  entries: ScalarEntry[];
}

function collect(node: unknown, path: YamlPath, into: Collection): void {
  if (isMap(node)) {
    for (const { key, value } of node.items) {
      if (isScalar(key)) {
        collect(value, [...path, String(key.value)], into);
      }
    }
  } else if (isSeq(node)) {
    node.items.forEach((item, index) => collect(item, [...path, index], into));
  } else if (isAlias(node)) {
    const target = node.resolve(into.document);
    if (isScalar(target)) {
      const slot = toSlot(target, path, into);
      add({ ...slot, obstacle: 'is an alias of an anchor' }, path, into);
    }
  } else if (isScalar(node)) {
    add(toSlot(node, path, into), path, into);
  }
}

function add(slot: ScalarSlot, path: YamlPath, { entries }: Collection): void {
  entries.push({ path, slot });
}

function toSlot(
  scalar: Scalar,
  path: YamlPath,
  { file, text }: Collection,
): ScalarSlot {
  const [start, end] = scalar.range ?? [0, 0];
  const first = text.charAt(start);
  const quote = first === '"' || first === "'" ? first : '';
  const isPlain = scalar.type === 'PLAIN';
  const value = (isPlain ? scalar.source : undefined) ?? scalar.value ?? '';
  return {
    file,
    key: describePath(path),
    start,
    end,
    value: String(value),
    quote,
    obstacle: obstacleOf(scalar, text.slice(start, end)),
  };
}

function obstacleOf(scalar: Scalar, text: string): string | undefined {
  if (scalar.anchor) {
    return 'carries an anchor that other places share';
  }
  if (text.includes('{{')) {
    return 'is a template';
  }
  if (scalar.value === null) {
    return 'has no value';
  }
  return text.includes('\n') || scalar.type?.startsWith('BLOCK')
    ? 'is written over several lines'
    : undefined;
}

/** `spec.containers[0].image` */
export function describePath(path: YamlPath): string {
  return path.reduce<string>((before, part) => {
    if (typeof part === 'number') {
      return `${before}[${part}]`;
    }
    return before === '' ? part : `${before}.${part}`;
  }, '');
}
