import {
  ago,
  anEnvironment,
  aWaitingPod,
  NOW,
  theFacts,
} from '../__testUtils__/builders';
import { rawObject } from '../__testUtils__/builders/raw';
import type { EnvironmentFacts } from '../health';
import { kubernetesProjections } from '../kubernetes';
import { evaluateEnvironment } from './evaluateEnvironment';

const environment = anEnvironment();
const pod = aWaitingPod('backend', 'CreateContainerConfigError', {
  message: 'secret "password" not found',
  spec: {
    containers: [
      { name: 'app', envFrom: [{ secretRef: { name: 'password' } }] },
    ],
  },
});

/** A Pod that lacks a Secret, and an ExternalSecret that fails to write one of a name. */
const shop = (written: string): EnvironmentFacts => ({
  ...theFacts({
    objects: {
      Pod: [pod],
      ExternalSecret: [
        kubernetesProjections.ExternalSecret.parse(
          rawObject('writer', {
            spec: { target: { name: written } },
            status: {
              conditions: [
                {
                  type: 'Ready',
                  status: 'False',
                  reason: 'SecretSyncedError',
                  lastTransitionTime: ago(3_600),
                },
              ],
            },
          }),
        ),
      ],
    },
  }),
  // Everything is judged anew where this is another.
  environment,
});

type Evaluated = ReturnType<typeof evaluateEnvironment>;

const ruleIds = ({ snapshot }: Evaluated) =>
  snapshot.findings.map(({ ruleId }) => ruleId);

describe('evaluateEnvironment', () => {
  it('folds anew when the same findings have other causes', () => {
    const before = evaluateEnvironment(shop('other'), undefined, NOW);
    const after = evaluateEnvironment(shop('password'), before.memory, NOW);
    expect(ruleIds(before).sort()).toEqual(['pod.config-error', 'secret.sync']);
    expect(ruleIds(after)).toEqual(['secret.sync']);
  });
});
