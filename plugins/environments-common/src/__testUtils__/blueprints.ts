import type { Blueprint, BlueprintPart } from '../blueprint';
import type { EnvironmentFacts } from '../health';
import { kubernetesProjections, type KubernetesObjects } from '../kubernetes';
import { theFacts } from './builders';

/** A part that a Deployment named backend plays. */
export function aPart(expected: Partial<BlueprintPart> = {}): BlueprintPart {
  return {
    id: 'backend',
    tier: 'application',
    title: 'Backend',
    role: 'Answers requests.',
    kinds: ['Deployment'],
    match: { names: ['backend'] },
    ...expected,
  };
}

export function aSmallBlueprint(overrides: Partial<Blueprint> = {}): Blueprint {
  return {
    name: 'small',
    title: 'Small',
    description: 'One backend.',
    version: '1.0.0',
    parts: [aPart({ replicas: { min: 2 } })],
    edges: [],
    requirements: [],
    environments: [{ stage: 'dev' }, { stage: 'prod' }],
    ...overrides,
  };
}

/** Every kind is known, and empty where nothing is given. */
export function everyKind(objects: KubernetesObjects = {}): KubernetesObjects {
  const none = Object.fromEntries(
    Object.keys(kubernetesProjections).map(kind => [kind, []]),
  );
  return { ...none, ...objects };
}

/** Facts of an environment in production of which every kind is known. */
export function wholeFacts(
  objects: KubernetesObjects = {},
  parts: Omit<Parameters<typeof theFacts>[0], 'objects'> = {},
): EnvironmentFacts {
  return theFacts({
    ...parts,
    environment: { stage: 'prod', ...parts.environment },
    objects: everyKind(objects),
  });
}
