import type { KubeObject } from '../kubernetes/Cluster';
import { fieldAt, isJsonObject } from '../kubernetes/json';

export function number(object: KubeObject, ...path: string[]): number {
  const value = fieldAt(object, ...path);
  return typeof value === 'number' ? value : 0;
}

export function text(object: unknown, ...path: string[]): string {
  const value = fieldAt(object, ...path);
  return typeof value === 'string' ? value : '';
}

export function conditions(object: KubeObject) {
  const list = fieldAt(object, 'status', 'conditions');
  return (Array.isArray(list) ? list : []).filter(isJsonObject);
}

export function condition(object: KubeObject, type: string) {
  return conditions(object).find(candidate => candidate.type === type);
}
