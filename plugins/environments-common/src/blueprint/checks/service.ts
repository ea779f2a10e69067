import { createWorkloadAspect, nameOf } from '../Aspect';
import { subjectOf } from '../../health/subjects';
import { liveSubject, podLabels } from '../LiveObject';
import { compare, missing, toYaml, unknown } from '../Verdict';
import { hasEvery } from './selecting';

export const service = createWorkloadAspect('service', {
  severity: 'critical',
  sentence: ({ port, type }, { title }) =>
    `${title} is reached through a Service${
      type ? ` of type ${type}` : ''
    } on port ${port}.`,
  judge({ port, type }, live, context, part) {
    const { namespace } = live.object.metadata;
    const labels = podLabels(live);
    const services = context.index
      .objects('Service')
      .filter(
        ({ metadata, spec }) =>
          metadata.namespace === namespace && hasEvery(labels, spec.selector),
      );
    const change = {
      remedy: `Give ${nameOf(live)} a Service on port ${port} in Git.`,
      snippet: toYaml({
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: part.id, namespace },
        spec: { type, selector: labels, ports: [{ port }] },
      }),
    };
    if (services.length === 0) {
      return context.knowsAll('Service', namespace)
        ? missing(
            `No Service sends to ${nameOf(live)}.`,
            [
              {
                subject: liveSubject(live),
                path: 'Service',
                value: 'none',
                expected: `port ${port}`,
              },
            ],
            change,
          )
        : unknown(context.whyUnknown('Service'));
    }
    const best =
      services.find(
        ({ spec }) =>
          spec.ports.some(each => each.port === port) &&
          (type === undefined || spec.type === type),
      ) ?? services[0];
    const ports = best.spec.ports.flatMap(each => each.port ?? []);
    const subject = subjectOf('Service', best.metadata);
    return compare(
      `Service ${best.metadata.name}`,
      [
        {
          subject,
          path: 'spec.ports',
          value: ports.join(', ') || 'none',
          expected: String(port),
          holds: ports.includes(port),
        },
        ...(type === undefined
          ? []
          : [
              {
                subject,
                path: 'spec.type',
                value: best.spec.type ?? 'none',
                expected: type,
                holds: best.spec.type === type,
              },
            ]),
      ],
      change,
    );
  },
});
