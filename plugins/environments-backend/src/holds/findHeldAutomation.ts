import type { Application, Hold } from '@flightdeck/plugin-environments-common';
import type {
  ApplicationAutomation,
  DeliveryEngine,
} from '@flightdeck/plugin-environments-node';

/** Finds the engine of an application. */
export interface AutomationReaders {
  engineOf(application: Application): Pick<DeliveryEngine, 'readAutomation'>;
}

/** An application whose automation a hold keeps off. */
export interface HeldAutomation {
  application: Application;
  automation: ApplicationAutomation;
}

/** The applications of a hold, as they are in memory. */
export function heldApplications(
  { applications: held }: Hold,
  applications: readonly Application[],
): Application[] {
  return applications.filter(application =>
    held.some(
      ({ instance, namespace, name }) =>
        instance === application.instance &&
        namespace === application.namespace &&
        name === application.name,
    ),
  );
}

/** Those whose automation is on, asked now: what is in memory may be older than the hold. */
export async function findSwitchedOn(
  applications: readonly Application[],
  engines: AutomationReaders,
  options: { signal: AbortSignal },
): Promise<HeldAutomation[]> {
  const all = await Promise.all(
    applications.map(async application => ({
      application,
      automation: await engines
        .engineOf(application)
        .readAutomation(application, options),
    })),
  );
  return all.filter(({ automation }) => automation.enabled);
}

/** What switched automation on, as far as that can be told: a sentence for each application. */
export function describeSwitchedOn(
  switchedOn: readonly HeldAutomation[],
): string {
  return switchedOn
    .map(({ application: { name }, automation: { owners } }) => {
      const what = `The automation of ${name} is on again`;
      const sure = owners.find(({ reverts }) => reverts === true);
      const likely = sure ?? owners.find(({ reverts }) => reverts !== false);
      if (!likely) {
        return `${what}: somebody switched it on past Flightdeck.`;
      }
      const owner = `${likely.kind} ${likely.name}`;
      return sure
        ? `${what}: ${owner} sets it.`
        : `${what}: ${owner} may have set it.`;
    })
    .join(' ');
}
