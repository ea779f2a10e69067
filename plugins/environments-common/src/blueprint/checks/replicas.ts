import { subjectOf } from '../../health/subjects';
import { countOf } from '../../health/words';
import type { HorizontalPodAutoscaler } from '../../kubernetes';
import { createWorkloadAspect, nameOf } from '../Aspect';
import { autoscalerOf } from './autoscalerOf';
import { liveSubject } from '../LiveObject';
import { different, met, toYaml, unknown, type Verdict } from '../Verdict';

/** Where an autoscaler owns the number, it may scale down to its least at any time. */
function judgeScaler(
  min: number,
  name: string,
  { metadata, spec }: HorizontalPodAutoscaler,
): Verdict {
  const least = spec.minReplicas ?? 1;
  const evidence = [
    {
      subject: subjectOf('HorizontalPodAutoscaler', metadata),
      path: 'spec.minReplicas',
      value: String(least),
      expected: `at least ${min}`,
    },
  ];
  return least >= min
    ? met(
        `${name} is never scaled below ${countOf(least, 'replica')}.`,
        evidence,
      )
    : different(
        `HorizontalPodAutoscaler ${
          metadata.name
        } may scale ${name} down to ${countOf(
          least,
          'replica',
        )}, and ${min} are expected.`,
        evidence,
        {
          remedy: `Set minReplicas of HorizontalPodAutoscaler ${metadata.name} to ${min} in Git.`,
          snippet: toYaml({ spec: { minReplicas: min } }),
        },
      );
}

export const replicas = createWorkloadAspect('replicas', {
  severity: 'warning',
  sentence: ({ min }, { title }) =>
    `${title} runs with at least ${countOf(min, 'replica')}.`,
  judge({ min }, live, context) {
    const name = nameOf(live);
    if (live.kind === 'DaemonSet') {
      return unknown(
        `${name} runs once a node; how many that is meant to be is not told.`,
      );
    }
    const scaler = autoscalerOf(live, context);
    if (scaler) {
      return judgeScaler(min, name, scaler);
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
            remedy: `Set spec.replicas of ${name} to ${min} in Git.`,
            snippet: toYaml({ spec: { replicas: min } }),
          },
        );
  },
});
