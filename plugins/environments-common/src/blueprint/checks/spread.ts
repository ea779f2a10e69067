import { countOf } from '../../health/words';
import { createWorkloadAspect, nameOf } from '../Aspect';
import { type LiveWorkload, liveSubject, podLabels } from '../LiveObject';
import type { ConformanceContext } from '../ConformanceContext';
import { different, met, toYaml, unknown } from '../Verdict';
import { isSelected } from './selecting';

export const ZONE = 'topology.kubernetes.io/zone';

function snippetFor(live: LiveWorkload): string {
  return toYaml({
    topologySpreadConstraints: [
      {
        maxSkew: 1,
        topologyKey: ZONE,
        whenUnsatisfiable: 'DoNotSchedule',
        labelSelector: {
          matchLabels:
            live.object.spec.selector?.matchLabels ?? podLabels(live),
        },
      },
    ],
  });
}

/** The zones of the running Pods; undefined for those whose node or zone is not known. */
function zonesOf(
  live: LiveWorkload,
  context: ConformanceContext,
): (string | undefined)[] {
  const { namespace } = live.object.metadata;
  const { selector } = live.object.spec;
  return context.index
    .objects('Pod')
    .filter(
      ({ metadata, status }) =>
        metadata.namespace === namespace &&
        metadata.deletionTimestamp === undefined &&
        status.phase === 'Running' &&
        isSelected(metadata.labels, selector),
    )
    .map(({ spec }) =>
      spec.nodeName === undefined
        ? undefined
        : context.index.find('Node', '', spec.nodeName)?.metadata.labels[ZONE],
    );
}

export const spread = createWorkloadAspect('spread', {
  severity: 'critical',
  sentence: ({ zones }, { title }) =>
    `${title} is spread over ${countOf(zones, 'zone')}.`,
  judge({ zones: expected }, live, context) {
    const name = nameOf(live);
    if (!context.knowsAll('Pod', live.object.metadata.namespace)) {
      return unknown(context.whyUnknown('Pod'));
    }
    if (!context.index.has('Node')) {
      return unknown(context.whyUnknown('Node'));
    }
    const found = zonesOf(live, context);
    if (found.length === 0) {
      return unknown(`No Pod of ${name} runs, so its zones are not known.`);
    }
    const zones = [...new Set(found.flatMap(zone => zone ?? []))].sort();
    const evidence = [
      {
        subject: liveSubject(live),
        path: 'zones of its running Pods',
        value: zones.join(', ') || 'none',
        expected: `at least ${expected}`,
      },
    ];
    if (zones.length >= expected) {
      return met(`${name} runs in ${countOf(zones.length, 'zone')}.`, evidence);
    }
    if (found.some(zone => zone === undefined)) {
      return unknown(
        `The zones of some nodes that ${name} runs on are not known.`,
        evidence,
      );
    }
    return different(
      `${name} runs in ${countOf(
        zones.length,
        'zone',
      )} only, and ${expected} are expected.`,
      evidence,
      {
        remedy: `Add a topology spread constraint over zones to ${name} in Git, and let it have at least ${countOf(
          expected,
          'replica',
        )}.`,
        snippet: snippetFor(live),
      },
    );
  },
});
