import {
  assessConformance,
  type BlueprintCheck,
  type BlueprintPart,
  type ConformanceFacts,
} from '../blueprint';
import type { KubernetesObjects } from '../kubernetes';
import { aPart, aSmallBlueprint, wholeFacts } from './blueprints';
import { aDeployment, NOW } from './builders';
import type { Raw } from './builders/raw';

/** How what is expected of a part named backend stands, beside its presence. */
export function judgePart(
  expected: Partial<BlueprintPart>,
  objects: KubernetesObjects,
  others: BlueprintPart[] = [],
) {
  const { requirements } = assessConformance(
    aSmallBlueprint({ parts: [aPart(expected), ...others] }),
    wholeFacts(objects),
    NOW,
  );
  const [requirement] = requirements.filter(
    ({ id, part }) => part === 'backend' && id !== 'backend.present',
  );
  return requirement;
}

/** What is told in which facts, and how the requirement stands then. */
export type VerdictCase = [
  what: string,
  state: string,
  objects: KubernetesObjects,
  parts?: Partial<Omit<ConformanceFacts, 'objects'>>,
];

/** How something that is expected of the environment as a whole stands. */
export function judgeEnvironment(
  check: BlueprintCheck,
  objects: KubernetesObjects,
  parts: Partial<Omit<ConformanceFacts, 'objects'>> = {},
) {
  const { requirements } = assessConformance(
    aSmallBlueprint({
      parts: [],
      requirements: [
        {
          id: 'it',
          severity: 'info',
          sentence: 'So it is.',
          remedy: 'Do it.',
          check,
        },
      ],
    }),
    { ...wholeFacts(objects), ...parts },
    NOW,
  );
  return requirements[0];
}

/** A Deployment named backend, with these parts of its container, its spec and its Pods. */
export function aBackend(parts: Raw = {}, spec: Raw = {}, pod: Raw = {}) {
  return aDeployment('backend', {
    spec: {
      ...spec,
      template: {
        metadata: { labels: { app: 'backend' } },
        spec: {
          containers: [{ name: 'backend', image: 'a:1', ...parts }],
          ...pod,
        },
      },
    },
  });
}

/** It alone. */
export function deployed(object = aBackend()): KubernetesObjects {
  return { Deployment: [object] };
}
