import { InputError } from '@backstage/errors';
import { ownedApplicationSchema } from '../../client/deliverySchemas';
import type { ApplicationTarget } from '../ApplicationTarget';
import {
  type AutomationSetting,
  isOn,
  isSameSetting,
  mergePatchOf,
  parseSetting,
} from './AutomationSetting';

interface Options {
  signal: AbortSignal;
}

async function read(
  target: ApplicationTarget,
  options: Options,
): Promise<AutomationSetting> {
  const { spec } = await target.getAs(ownedApplicationSchema, options);
  return spec.syncPolicy?.automated ?? undefined;
}

function write(
  target: ApplicationTarget,
  automated: object | null,
  options: Options,
): Promise<void> {
  return target.change('change the automation of', api =>
    api.patch(target.ref, { spec: { syncPolicy: { automated } } }, options),
  );
}

/** Old servers do not know `enabled`, and drop it: they know only a setting that is gone. */
async function switchOff(
  target: ApplicationTarget,
  options: Options,
): Promise<void> {
  for (const off of [{ enabled: false }, null]) {
    if (!isOn(await read(target, options))) {
      return;
    }
    await write(target, off, options);
  }
  if (isOn(await read(target, options))) {
    throw new InputError(
      `Auto-sync of ${target.name} is on again right after it was switched off: something else sets it.`,
    );
  }
}

async function restore(
  target: ApplicationTarget,
  wanted: AutomationSetting,
  options: Options,
): Promise<void> {
  const current = await read(target, options);
  if (isSameSetting(current, wanted)) {
    return;
  }
  await write(target, mergePatchOf(current, wanted), options);
  if (!isSameSetting(await read(target, options), wanted)) {
    throw new InputError(
      `Argo CD did not take the former automation of ${target.name} as it was: something else sets it.`,
    );
  }
}

/** Switches automation off, or brings a setting back. Once is as good as twice. */
export function setAutomation(
  target: ApplicationTarget,
  automation: 'off' | { setting: string },
  options: Options,
): Promise<void> {
  return automation === 'off'
    ? switchOff(target, options)
    : restore(target, parseSetting(automation.setting), options);
}
