import type { Entity } from '@backstage/catalog-model';

export function isSystem({ kind }: Entity): boolean {
  return kind === 'System';
}

export function isEnvironment({ kind, spec }: Entity): boolean {
  return kind === 'Resource' && spec?.type === 'environment';
}
