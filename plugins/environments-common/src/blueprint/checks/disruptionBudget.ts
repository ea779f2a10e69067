import { subjectOf } from '../../health/subjects';
import { createWorkloadAspect, nameOf } from '../Aspect';
import { liveSubject, podLabels } from '../LiveObject';
import { different, met, missing, toYaml, unknown } from '../Verdict';
import { isSelected } from './selecting';

export const disruptionBudget = createWorkloadAspect('disruptionBudget', {
  severity: 'warning',
  sentence: ({ maxUnavailable }, { title }) =>
    maxUnavailable === undefined
      ? `${title} has a PodDisruptionBudget.`
      : `${title} has a PodDisruptionBudget that lets at most ${maxUnavailable} of its Pods go at once.`,
  judge({ maxUnavailable }, live, context) {
    const { name, namespace } = live.object.metadata;
    const labels = podLabels(live);
    const budgets = context.index
      .objects('PodDisruptionBudget')
      .filter(
        ({ metadata, spec }) =>
          metadata.namespace === namespace && isSelected(labels, spec.selector),
      );
    const expected =
      maxUnavailable === undefined
        ? 'a budget'
        : `maxUnavailable ${maxUnavailable}`;
    const snippet = toYaml({
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name, namespace },
      spec: {
        maxUnavailable: maxUnavailable ?? 1,
        selector: { matchLabels: live.object.spec.selector?.matchLabels },
      },
    });
    const [budget] = budgets;
    if (!budget) {
      return context.knowsAll('PodDisruptionBudget', namespace)
        ? missing(
            `No PodDisruptionBudget protects ${nameOf(live)}.`,
            [
              {
                subject: liveSubject(live),
                path: 'PodDisruptionBudget',
                value: 'none',
                expected,
              },
            ],
            {
              remedy: `Add a PodDisruptionBudget for ${nameOf(live)} to Git.`,
              snippet,
            },
          )
        : unknown(context.whyUnknown('PodDisruptionBudget'));
    }
    const { spec, metadata } = budget;
    const evidence = [
      {
        subject: subjectOf('PodDisruptionBudget', metadata),
        path:
          spec.minAvailable === undefined
            ? 'spec.maxUnavailable'
            : 'spec.minAvailable',
        value: String(spec.minAvailable ?? spec.maxUnavailable ?? 'none'),
        expected,
      },
    ];
    return maxUnavailable === undefined ||
      spec.maxUnavailable === maxUnavailable
      ? met(
          `PodDisruptionBudget ${metadata.name} protects ${nameOf(live)}.`,
          evidence,
        )
      : different(
          `PodDisruptionBudget ${metadata.name} protects ${nameOf(
            live,
          )} otherwise than expected.`,
          evidence,
          {
            remedy: `Set maxUnavailable of PodDisruptionBudget ${metadata.name} to ${maxUnavailable} in Git.`,
            snippet,
          },
        );
  },
});
