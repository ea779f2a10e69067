import type {
  ConformanceSummary,
  EnvironmentConformance,
  RequirementConformance,
} from '@flightdeck/plugin-environments-common';

type AssessedConformance = Extract<
  EnvironmentConformance,
  { state: 'assessed' }
>;

/**
 * A requirement that is met, with what is given instead.
 *
 * @public
 */
export function requirementFixture(
  given: Partial<RequirementConformance> = {},
): RequirementConformance {
  return {
    id: 'backend.replicas',
    part: 'backend',
    severity: 'warning',
    sentence: 'Backend runs with at least 2 replicas.',
    state: 'met',
    message: 'Deployment backend asks for 3 replicas.',
    evidence: [
      {
        subject: {
          kind: 'Deployment',
          namespace: 'shop-prod',
          name: 'backend',
        },
        path: 'spec.replicas',
        value: '3',
        expected: 'at least 2',
      },
    ],
    ...given,
  };
}

/**
 * An environment that lacks the budget of its backend and its cache, with what is given instead.
 *
 * @public
 */
export function conformanceFixture(
  given: Partial<AssessedConformance> = {},
): AssessedConformance {
  const deployment = {
    kind: 'Deployment',
    namespace: 'shop-prod',
    name: 'backend',
  };
  return {
    state: 'assessed',
    version: 'c1',
    assessedAt: new Date().toISOString(),
    blueprint: { name: 'small-shop', title: 'Small shop', version: '1.2.0' },
    summary: {
      met: 1,
      different: 1,
      missing: 3,
      unknown: 1,
      sentence:
        '1 of 6 requirements met; 3 missing, 1 different, 1 unknown. Cache is not there.',
    },
    parts: [
      { id: 'users', title: 'Users', tier: 'outside', role: 'Buy.', live: [] },
      {
        id: 'backend',
        title: 'Backend',
        tier: 'application',
        role: 'Answers requests.',
        state: 'missing',
        live: [deployment],
      },
      {
        id: 'cache',
        title: 'Cache',
        tier: 'data',
        role: 'Keeps answers.',
        state: 'missing',
        live: [],
      },
    ],
    requirements: [
      requirementFixture({
        id: 'cache.present',
        part: 'cache',
        severity: 'critical',
        sentence: 'Cache is there, as a StatefulSet.',
        state: 'missing',
        message: 'Cache is not there.',
        evidence: [
          { path: 'StatefulSet cache', value: 'none', expected: 'there' },
        ],
        remedy: 'Add a StatefulSet for Cache to Git.',
      }),
      requirementFixture({
        id: 'backend.disruption-budget',
        sentence: 'Backend has a PodDisruptionBudget.',
        state: 'missing',
        message: 'No PodDisruptionBudget protects Deployment backend.',
        evidence: [
          {
            subject: deployment,
            path: 'PodDisruptionBudget',
            value: 'none',
            expected: 'maxUnavailable 1',
          },
        ],
        remedy: 'Add a PodDisruptionBudget for Deployment backend to Git.',
        snippet: 'kind: PodDisruptionBudget\n',
      }),
      requirementFixture({
        id: 'cache.replicas',
        part: 'cache',
        sentence: 'Cache runs with at least 1 replica.',
        state: 'missing',
        message: 'The part itself is not there.',
        evidence: [],
        remedy: 'Add the part itself first.',
        follows: 'cache.present',
      }),
      requirementFixture({
        id: 'backend.service',
        severity: 'critical',
        sentence: 'Backend is reached through a Service on port 8000.',
        state: 'different',
        message: 'Of Service backend, spec.ports is 80 instead of 8000.',
      }),
      requirementFixture({
        id: 'alerts',
        part: undefined,
        sentence: 'Alerts tell when the service is down.',
        state: 'unknown',
        message: 'The alerting rules of the metrics source are not read.',
        evidence: [],
      }),
      requirementFixture(),
    ],
    extra: [{ kind: 'Deployment', namespace: 'shop-prod', name: 'toolbox' }],
    doubts: [],
    ...given,
  };
}

/**
 * The same in the words of a snapshot, with what is given instead.
 *
 * @public
 */
export function conformanceSummaryFixture(
  given: Partial<ConformanceSummary> = {},
): ConformanceSummary {
  const { blueprint, requirements, summary, version } = conformanceFixture();
  return {
    ...summary,
    severity: 'critical',
    version,
    blueprint,
    worst: requirements
      .filter(({ id }) =>
        [
          'cache.present',
          'backend.service',
          'backend.disruption-budget',
        ].includes(id),
      )
      .map(({ id, state, severity, message }) => ({
        id,
        state,
        severity,
        message,
      })),
    ...given,
  };
}
