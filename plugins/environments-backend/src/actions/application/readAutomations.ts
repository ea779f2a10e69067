import type { Application } from '@flightdeck/plugin-environments-common';
import type { ApplicationAutomation } from '@flightdeck/plugin-environments-node';
import type { DeliveryEngineRegistry } from '../../delivery/DeliveryEngineRegistry';
import type { HeldApplication, HoldRecord } from '../../database/HoldRow';
import type { PlannedHold } from '../ActionKind';

/** An application, and its automation as it is now. */
export interface Automated {
  application: Application;
  automation: ApplicationAutomation;
}

/** Reads the automation of applications, now. */
export function readAutomations(
  engines: DeliveryEngineRegistry,
  applications: readonly Application[],
  options: { signal: AbortSignal },
): Promise<Automated[]> {
  return Promise.all(
    applications.map(async application => ({
      application,
      automation: await engines
        .engineOf(application)
        .readAutomation(application, options),
    })),
  );
}

/** What a hold has to remember of applications to bring their automation back. */
export function toHeldApplications(
  automated: readonly Automated[],
): PlannedHold['applications'] {
  return automated.map(({ application, automation }) => ({
    engine: application.engine,
    instance: application.instance,
    namespace: application.namespace,
    name: application.name,
    wasAutomated: automation.enabled,
    automation: automation.words,
    setting: automation.setting,
  }));
}

/** What a hold that lasts remembers of an application. */
export function heldSetting(
  held: HoldRecord | undefined,
  { engine, instance, namespace, name }: Application,
): HeldApplication | undefined {
  return held?.applications.find(
    one =>
      one.engine === engine &&
      one.instance === instance &&
      one.namespace === namespace &&
      one.name === name,
  );
}
