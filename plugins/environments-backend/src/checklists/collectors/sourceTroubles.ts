import type {
  ConformanceFacts,
  Evidence,
  KubernetesKind,
  SourceState,
  SourceStatus,
} from '@flightdeck/plugin-environments-common';
import type { CollectedEnvironment } from '@flightdeck/plugin-environments-node';
import type { Aspect } from './Aspect';

type SourceKind = 'kubernetes' | 'argocd' | 'prometheus';

const WORDS: Readonly<Record<SourceKind, string>> = {
  kubernetes: 'the cluster',
  argocd: 'the delivery engine',
  prometheus: 'the metrics source',
};

/** Why a source that an environment depends on tells nothing that can be relied on. */
export function sourceTroubles(
  { definition, facts }: CollectedEnvironment,
  kinds: readonly SourceKind[],
): Aspect[] {
  return kinds.flatMap(kind => {
    if (kind === 'argocd' && definition.applications.length === 0) {
      return [];
    }
    const sources = facts.sources.filter(source => source.kind === kind);
    if (sources.length === 0) {
      const says = `Nothing is known from ${WORDS[kind]} of ${definition.name}: no source of kind ${kind} tells of it.`;
      return [
        {
          state: 'unknown' as const,
          says,
          error: { kind: 'no-data' as const, message: says },
        },
      ];
    }
    return sources
      .filter(({ state }) => state !== 'ok')
      .map(source => toAspect(definition.name, kind, source));
  });
}

function toAspect(
  environment: string,
  kind: SourceKind,
  { message, state }: SourceStatus,
): Aspect {
  return {
    state: 'unknown',
    says: `Nothing is known from ${WORDS[kind]} of ${environment}: ${message}`,
    error: { kind: errorKindOf(state), message },
  };
}

function errorKindOf(
  state: SourceState,
): NonNullable<Evidence['error']>['kind'] {
  switch (state) {
    case 'forbidden':
    case 'unauthorized':
      return 'forbidden';
    case 'unsupported':
    case 'ok':
      return 'no-data';
    default:
      return 'unreachable';
  }
}

/** Why objects of these kinds cannot be listed, in whole or in part. */
export function unreadKinds(
  { definition, facts }: CollectedEnvironment,
  kinds: readonly KubernetesKind[],
): Aspect[] {
  return kinds.flatMap(kind => {
    const gap = gapOf(facts, kind);
    if (!gap && facts.objects[kind] !== undefined) {
      return [];
    }
    const message = gap?.message ?? 'They are not read.';
    return [
      {
        state: 'unknown' as const,
        says: `Objects of kind ${kind} in ${definition.name} cannot be listed: ${message}`,
        error: {
          kind: errorKindOf(gap?.state ?? 'unsupported'),
          message,
        },
      },
    ];
  });
}

function gapOf({ sources }: ConformanceFacts, kind: KubernetesKind) {
  return sources
    .filter(source => source.kind === 'kubernetes')
    .flatMap(({ gaps }) => gaps)
    .find(({ what }) => what === kind || what.startsWith(`${kind} in `));
}

/** The ids of the sources of some kinds, as evidence names where it comes from. */
export function sourceNames(
  { facts }: CollectedEnvironment,
  kinds: readonly SourceKind[],
): string {
  return facts.sources
    .filter(({ kind }) => kinds.some(each => each === kind))
    .map(({ id }) => id)
    .join(', ');
}
