import type { Ingress } from '../../kubernetes';
import { createObjectRule } from '../createRule';

const ANNOTATION = 'kubernetes.io/ingress.class';
/** Google's controllers take these by annotation; there are no classes of these names. */
const CLASSES_WITHOUT_OBJECT: ReadonlySet<string> = new Set([
  'gce',
  'gce-internal',
]);

/** Some controller has taken the Ingress up, whatever its class is called. */
function hasAddress({ status }: Ingress): boolean {
  return (status.loadBalancer?.ingress.length ?? 0) > 0;
}

export const ingClassMissing = createObjectRule('Ingress', {
  id: 'ing.class-missing',
  alsoNeeds: ['IngressClass'],
  holdSeconds: 0,
  thresholds: {},
  judge(ingress, { index }) {
    const { metadata, spec } = ingress;
    const annotated = metadata.annotations[ANNOTATION];
    const name = spec.ingressClassName ?? annotated;
    const classes = index.objects('IngressClass');
    const isKnown =
      name === undefined
        ? classes.some(({ isDefault }) => isDefault)
        : CLASSES_WITHOUT_OBJECT.has(name) ||
          classes.some(candidate => candidate.metadata.name === name);
    // Controllers also follow the annotation, or take what has no class, without such an object.
    const isServed = spec.ingressClassName === undefined && hasAddress(ingress);
    if (isKnown || isServed || !index.seesAll('IngressClass', '')) {
      return undefined;
    }
    const known = classes.map(candidate => candidate.metadata.name).join(', ');
    return {
      severity: 'warning',
      reason: 'IngressClassMissing',
      says:
        name === undefined
          ? 'names no class, and the cluster has no default class: no controller has taken it up'
          : `is of class ${name}, which does not exist${
              hasAddress(ingress) ? '' : ': no controller has taken it up'
            }`,
      remediation: [
        known
          ? `Set spec.ingressClassName of ${metadata.name} in Git to one that exists: ${known}.`
          : 'Install an Ingress controller: the cluster has no IngressClass.',
      ],
      evidence: [
        {
          path:
            spec.ingressClassName === undefined && annotated !== undefined
              ? `metadata.annotations[${ANNOTATION}]`
              : 'spec.ingressClassName',
          value: name ?? 'none',
        },
      ],
    };
  },
});
