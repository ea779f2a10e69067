import { countOf } from '../../health/words';
import { createWorkloadAspect, nameOf } from '../Aspect';
import { liveSubject } from '../LiveObject';
import { different, met, toYaml, unknown } from '../Verdict';

export const replicas = createWorkloadAspect('replicas', {
  severity: 'warning',
  sentence: ({ min }, { title }) =>
    `${title} runs with at least ${countOf(min, 'replica')}.`,
  judge({ min }, live) {
    const name = nameOf(live);
    if (live.kind === 'DaemonSet') {
      return unknown(
        `${name} runs once a node; how many that is meant to be is not told.`,
      );
    }
    // The API server writes the default, so an absent number is a fact that is missing.
    const { replicas: asked } = live.object.spec;
    if (asked === undefined) {
      return unknown(`How many replicas ${name} asks for is not told.`);
    }
    const evidence = [
      {
        subject: liveSubject(live),
        path: 'spec.replicas',
        value: String(asked),
        expected: `at least ${min}`,
      },
    ];
    return asked >= min
      ? met(`${name} asks for ${countOf(asked, 'replica')}.`, evidence)
      : different(
          `${name} asks for ${countOf(
            asked,
            'replica',
          )}, and ${min} are expected.`,
          evidence,
          {
            remedy: `Set spec.replicas of ${name} to ${min} in Git; where an autoscaler owns the number, its minReplicas.`,
            snippet: toYaml({ spec: { replicas: min } }),
          },
        );
  },
});
