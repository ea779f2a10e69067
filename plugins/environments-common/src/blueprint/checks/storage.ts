import { subjectOf } from '../../health/subjects';
import { parseQuantity } from '../../kubernetes';
import type { ConformanceContext } from '../ConformanceContext';
import { createWorkloadAspect, nameOf, orWords } from '../Aspect';
import { type LiveWorkload, liveSubject } from '../LiveObject';
import { type Comparison, compare, missing, toYaml, unknown } from '../Verdict';

type StatefulSet = Extract<LiveWorkload, { kind: 'StatefulSet' }>;
type Template = NonNullable<
  StatefulSet['object']['spec']['volumeClaimTemplates']
>[number];

/** What a volume claim asks for, or what a template asks for where no claim is seen. */
function volumesOf(
  { object }: StatefulSet,
  template: Template,
  context: ConformanceContext,
) {
  const { name, namespace } = object.metadata;
  const prefix = `${template.metadata.name}-${name}-`;
  const claims = context.index
    .objects('PersistentVolumeClaim')
    .filter(
      ({ metadata }) =>
        metadata.namespace === namespace &&
        metadata.name.startsWith(prefix) &&
        /^\d+$/.test(metadata.name.slice(prefix.length)),
    );
  return claims.length > 0
    ? claims.map(({ metadata, spec, status }) => ({
        subject: subjectOf('PersistentVolumeClaim', metadata),
        path: 'spec',
        storageClass: spec.storageClassName,
        size: status.capacity.storage ?? spec.resources?.requests.storage,
      }))
    : [
        {
          subject: subjectOf('StatefulSet', object.metadata),
          path: `spec.volumeClaimTemplates[${template.metadata.name}]`,
          storageClass: template.spec?.storageClassName,
          size: template.spec?.resources?.requests.storage,
        },
      ];
}

export const storage = createWorkloadAspect('storage', {
  severity: 'warning',
  sentence: ({ size, classes }, { title }) =>
    `Each replica of ${title} has a volume of at least ${size}${
      classes ? ` of class ${orWords(classes)}` : ''
    }.`,
  judge({ size, classes }, live, context) {
    if (live.kind !== 'StatefulSet') {
      return unknown(
        `${nameOf(
          live,
        )} makes no volume for each replica, so nothing is known of its volumes.`,
      );
    }
    const expected = classes ? `${size} of ${orWords(classes)}` : size;
    const snippet = toYaml({
      spec: {
        storageClassName: classes?.[0],
        resources: { requests: { storage: size } },
      },
    });
    const templates = live.object.spec.volumeClaimTemplates ?? [];
    if (templates.length === 0) {
      return missing(
        `${nameOf(
          live,
        )} has no volume of its own: its data goes with its Pods.`,
        [
          {
            subject: liveSubject(live),
            path: 'spec.volumeClaimTemplates',
            value: 'none',
            expected,
          },
        ],
        {
          remedy: `Add a volume claim template to ${nameOf(
            live,
          )} in Git; a StatefulSet takes one only when it is made anew.`,
          snippet,
        },
      );
    }
    const [template] = templates;
    const wanted = parseQuantity(size) ?? Infinity;
    const comparisons = volumesOf(live, template, context).flatMap(
      (volume): Comparison[] => [
        {
          subject: volume.subject,
          path: `${volume.path}.resources.requests.storage`,
          value: volume.size ?? 'none',
          expected: `at least ${size}`,
          holds: (parseQuantity(volume.size) ?? 0) >= wanted,
        },
        ...(classes
          ? [
              {
                subject: volume.subject,
                path: `${volume.path}.storageClassName`,
                value: volume.storageClass ?? 'none',
                expected: orWords(classes),
                holds: classes.some(name => name === volume.storageClass),
              },
            ]
          : []),
      ],
    );
    return compare(`the volumes of ${nameOf(live)}`, comparisons, {
      remedy: `Grow the volume claims of ${nameOf(
        live,
      )} to ${size}; another class needs new volumes and a restored backup.`,
      snippet,
    });
  },
});
