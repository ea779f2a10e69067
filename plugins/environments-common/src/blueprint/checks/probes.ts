import { createWorkloadAspect, nameOf } from '../Aspect';
import { liveSubject } from '../LiveObject';
import { type Comparison, compare, missing, unknown } from '../Verdict';
import { mainContainer, type TemplateContainer } from './mainContainer';

interface Expected {
  path?: string;
  initialDelaySeconds?: number;
  periodSeconds?: number;
}
type Probe = TemplateContainer['livenessProbe'];

function words(what: string, expected: Expected | undefined): string[] {
  if (!expected) {
    return [];
  }
  const { path, initialDelaySeconds, periodSeconds } = expected;
  const details = [
    path && `of ${path}`,
    initialDelaySeconds !== undefined && `after ${initialDelaySeconds} s`,
    periodSeconds !== undefined && `every ${periodSeconds} s`,
  ].filter(Boolean);
  return [[`a ${what} probe`, ...details].join(' ')];
}

function compareProbe(
  path: string,
  probe: NonNullable<Probe>,
  expected: Expected,
): Comparison[] {
  // What the API server does not say is what it is by default.
  const given = {
    path: probe.httpGet?.path,
    initialDelaySeconds: probe.initialDelaySeconds ?? 0,
    periodSeconds: probe.periodSeconds ?? 10,
  };
  const places = {
    path: 'httpGet.path',
    initialDelaySeconds: 'initialDelaySeconds',
    periodSeconds: 'periodSeconds',
  };
  return (['path', 'initialDelaySeconds', 'periodSeconds'] as const).flatMap(
    key =>
      expected[key] === undefined
        ? []
        : [
            {
              path: `${path}.${places[key]}`,
              value: String(given[key] ?? 'none'),
              expected: String(expected[key]),
              holds: given[key] === expected[key],
            },
          ],
  );
}

export const probes = createWorkloadAspect('probes', {
  severity: 'warning',
  sentence: ({ liveness, readiness }, { title }) =>
    `${title} has ${[
      ...words('liveness', liveness),
      ...words('readiness', readiness),
    ].join(' and ')}.`,
  judge({ liveness, readiness }, live, _context, part) {
    const container = mainContainer(live, part.id);
    if (!container) {
      return unknown(`The containers of ${nameOf(live)} are not told.`);
    }
    const subject = liveSubject(live);
    const wanted = [
      { key: 'livenessProbe' as const, expected: liveness },
      { key: 'readinessProbe' as const, expected: readiness },
    ].flatMap(({ key, expected }) => (expected ? [{ key, expected }] : []));
    const remedy = `Declare the probes of container ${
      container.name
    } of ${nameOf(live)} in Git as expected.`;
    const absent = wanted.filter(({ key }) => container[key] === undefined);
    if (absent.length > 0) {
      return missing(
        `Container ${container.name} of ${nameOf(live)} has no ${absent
          .map(({ key }) => key)
          .join(' and no ')}.`,
        absent.map(({ key }) => ({
          subject,
          path: `containers[${container.name}].${key}`,
          value: 'none',
          expected: 'a probe',
        })),
        { remedy },
      );
    }
    const comparisons = wanted.flatMap(({ key, expected }) => {
      const path = `containers[${container.name}].${key}`;
      const probe = container[key];
      return probe
        ? [
            { path, value: 'a probe', expected: 'a probe', holds: true },
            ...compareProbe(path, probe, expected),
          ]
        : [];
    });
    return compare(
      nameOf(live),
      comparisons.map(comparison => ({ subject, ...comparison })),
      { remedy },
    );
  },
});
