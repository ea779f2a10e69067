import { createWorkloadAspect, nameOf } from '../Aspect';
import { liveSubject } from '../LiveObject';
import { compare, toYaml, unknown } from '../Verdict';

export const serviceAccount = createWorkloadAspect('serviceAccount', {
  severity: 'info',
  sentence: (_, { title }) => `${title} has a service account of its own.`,
  judge(_expected, live, _context, part) {
    const pod = live.object.spec.template?.spec;
    if (!pod) {
      return unknown(`The Pod template of ${nameOf(live)} is not told.`);
    }
    const name = pod.serviceAccountName ?? 'default';
    return compare(
      nameOf(live),
      [
        {
          subject: liveSubject(live),
          path: 'spec.template.spec.serviceAccountName',
          value: name,
          expected: 'an account that is not default',
          holds: name !== 'default' && name !== '',
        },
      ],
      {
        remedy: `Give ${nameOf(
          live,
        )} a ServiceAccount of its own in Git, with no more rights than it uses.`,
        snippet: toYaml({
          spec: { template: { spec: { serviceAccountName: part.id } } },
        }),
      },
    );
  },
});
