import { subjectOf } from '../../health/subjects';
import type { HorizontalPodAutoscaler } from '../../kubernetes';
import { createWorkloadAspect, nameOf } from '../Aspect';
import { liveSubject } from '../LiveObject';
import { type Comparison, compare, missing, toYaml, unknown } from '../Verdict';
import { autoscalerOf } from './autoscalerOf';

interface Expected {
  min: number;
  max: number;
  cpu?: number;
  memory?: number;
  custom?: boolean;
}
type Metrics = NonNullable<HorizontalPodAutoscaler['spec']['metrics']>;

function utilization(metrics: Metrics, name: string): number | undefined {
  return metrics.find(metric => metric.resource?.name === name)?.resource
    ?.target?.averageUtilization;
}

function compareMetrics(expected: Expected, metrics: Metrics): Comparison[] {
  const targets = (['cpu', 'memory'] as const).flatMap(name => {
    const wanted = expected[name];
    const value = utilization(metrics, name);
    return wanted === undefined
      ? []
      : [
          {
            path: `spec.metrics[${name}]`,
            value: value === undefined ? 'none' : `${value} %`,
            expected: `${wanted} %`,
            holds: value === wanted,
          },
        ];
  });
  const types = metrics.map(({ type }) => type);
  const others = types.filter(
    type => type !== 'Resource' && type !== 'ContainerResource',
  );
  return expected.custom
    ? [
        ...targets,
        {
          path: 'spec.metrics',
          value: types.join(', ') || 'none',
          expected: 'a metric beside CPU and memory',
          holds: others.length > 0,
        },
      ]
    : targets;
}

function snippetFor(expected: Expected): string {
  const metric = (name: string, averageUtilization: number | undefined) =>
    averageUtilization === undefined
      ? []
      : [
          {
            type: 'Resource',
            resource: {
              name,
              target: { type: 'Utilization', averageUtilization },
            },
          },
        ];
  return toYaml({
    spec: {
      minReplicas: expected.min,
      maxReplicas: expected.max,
      metrics: [
        ...metric('cpu', expected.cpu),
        ...metric('memory', expected.memory),
      ],
    },
  });
}

export const autoscaler = createWorkloadAspect('autoscaler', {
  severity: 'warning',
  sentence: ({ min, max, cpu, memory, custom }, { title }) => {
    const targets = [
      cpu && `${cpu} % CPU`,
      memory && `${memory} % memory`,
      custom && 'a metric of its own',
    ].filter(Boolean);
    return `${title} is scaled from ${min} or more to ${max} replicas${
      targets.length > 0 ? ` by ${targets.join(', ')}` : ''
    }.`;
  },
  judge(expected, live, context) {
    const { namespace } = live.object.metadata;
    const found = autoscalerOf(live, context);
    const snippet = snippetFor(expected);
    if (!found) {
      const remedy = `Add a HorizontalPodAutoscaler for ${nameOf(
        live,
      )} in Git.`;
      return context.knowsAll('HorizontalPodAutoscaler', namespace)
        ? missing(
            `Nothing scales ${nameOf(live)}.`,
            [
              {
                subject: liveSubject(live),
                path: 'HorizontalPodAutoscaler',
                value: 'none',
                expected: `${expected.min} to ${expected.max} replicas`,
              },
            ],
            { remedy, snippet },
          )
        : unknown(context.whyUnknown('HorizontalPodAutoscaler'));
    }
    const { minReplicas, maxReplicas, metrics } = found.spec;
    const asksMetrics = expected.cpu ?? expected.memory ?? expected.custom;
    if (metrics === undefined && asksMetrics) {
      return unknown(
        `By what HorizontalPodAutoscaler ${found.metadata.name} scales is not told.`,
      );
    }
    const subject = subjectOf('HorizontalPodAutoscaler', found.metadata);
    const comparisons: Comparison[] = [
      {
        path: 'spec.minReplicas',
        value: String(minReplicas ?? 1),
        expected: `at least ${expected.min}`,
        // More that are always there are no less safe; a service may have been made with more.
        holds: (minReplicas ?? 1) >= expected.min,
      },
      {
        path: 'spec.maxReplicas',
        value: String(maxReplicas ?? 'none'),
        expected: String(expected.max),
        holds: maxReplicas === expected.max,
      },
      ...compareMetrics(expected, metrics ?? []),
    ];
    return compare(
      `HorizontalPodAutoscaler ${found.metadata.name}`,
      comparisons.map(comparison => ({ subject, ...comparison })),
      {
        remedy: `Change HorizontalPodAutoscaler ${found.metadata.name} in Git.`,
        snippet,
      },
    );
  },
});
