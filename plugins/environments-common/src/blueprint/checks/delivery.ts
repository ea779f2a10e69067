import type { CheckOf } from '../CheckOf';
import type { ConformanceContext } from '../ConformanceContext';
import { different, met, missing, unknown, type Verdict } from '../Verdict';

export function checkDelivery(
  { engine, pruneUnattended }: CheckOf<'delivery'>,
  { facts }: ConformanceContext,
): Verdict {
  if (!facts.applications) {
    return unknown('The applications of the delivery engine cannot be read.');
  }
  const applications = facts.applications.filter(
    application => application.engine === engine,
  );
  const asked = facts.environment.applications.length;
  if (applications.length === 0) {
    return missing(
      `No application of ${engine} deploys this environment.`,
      [
        {
          path: 'applications',
          value: asked > 0 ? `none of ${asked}` : 'none',
          expected: 'at least 1',
        },
      ],
      {},
    );
  }
  const evidence = applications.map(({ name, automation }) => ({
    subject: { kind: 'Application', name },
    path: 'spec.syncPolicy.automated',
    value: automation.enabled
      ? `prune ${automation.prune}, selfHeal ${automation.selfHeal}`
      : 'none',
    expected:
      pruneUnattended === false ? 'not prune and selfHeal together' : 'any',
  }));
  const reckless = applications.filter(
    ({ automation: { enabled, prune, selfHeal } }) =>
      pruneUnattended === false && enabled && prune && selfHeal,
  );
  return reckless.length === 0
    ? met(
        `${applications
          .map(({ name }) => name)
          .join(', ')} of ${engine} deploys this environment.`,
        evidence,
      )
    : different(
        `${reckless
          .map(({ name }) => name)
          .join(
            ', ',
          )} prunes and heals without a person: a mistake in Git deletes at once.`,
        evidence,
        {},
      );
}
