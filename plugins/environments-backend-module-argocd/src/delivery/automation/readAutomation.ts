import type { ApplicationAutomation } from '@flightdeck/plugin-environments-node';
import { ownedApplicationSchema } from '../../client/deliverySchemas';
import type { ApplicationTarget } from '../ApplicationTarget';
import { describeSetting, isOn, writeSetting } from './AutomationSetting';
import { findParent } from './findParent';
import { findApplicationSets } from './findApplicationSets';

/** Reads the automation of an application, and what would bring it back by itself. */
export async function readAutomation(
  target: ApplicationTarget,
  options: { signal: AbortSignal },
): Promise<ApplicationAutomation> {
  const application = await target.getAs(ownedApplicationSchema, options);
  const setting = application.spec.syncPolicy?.automated ?? undefined;
  const owners = await Promise.all([
    findApplicationSets(target, application, options),
    findParent(target, application, options),
  ]);
  return {
    enabled: isOn(setting),
    setting: writeSetting(setting),
    words: describeSetting(setting),
    owners: owners.flat(),
  };
}
