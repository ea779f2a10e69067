import { InputError } from '@backstage/errors';
import { z } from 'zod';

/** `spec.syncPolicy.automated` of an application, whole; undefined when there is none. */
export type AutomationSetting = Readonly<Record<string, unknown>> | undefined;

const storedSchema = z.record(z.string(), z.unknown()).nullable();

export function writeSetting(setting: AutomationSetting): string {
  return JSON.stringify(setting ?? null);
}

/** @throws InputError when it is not what `writeSetting` wrote. */
export function parseSetting(text: string): AutomationSetting {
  try {
    return storedSchema.parse(JSON.parse(text)) ?? undefined;
  } catch {
    throw new InputError('The automation that was kept cannot be read.');
  }
}

/** Without `enabled`, or with null, it is on. */
export function isOn(setting: AutomationSetting): boolean {
  return setting !== undefined && setting.enabled !== false;
}

/** A few words for a person. */
export function describeSetting(setting: AutomationSetting): string {
  if (!isOn(setting)) {
    return 'no auto-sync';
  }
  const extras = [
    setting?.prune === true ? 'prune' : [],
    setting?.selfHeal === true ? 'self-heal' : [],
  ].flat();
  return extras.length > 0
    ? `auto-sync with ${extras.join(' and ')}`
    : 'auto-sync';
}

function withoutNulls(setting: AutomationSetting): AutomationSetting {
  return (
    setting &&
    Object.fromEntries(
      Object.entries(setting).filter(([, value]) => value !== null),
    )
  );
}

/** Whether two settings are the same to Argo CD, which drops what is null. */
export function isSameSetting(
  a: AutomationSetting,
  b: AutomationSetting,
): boolean {
  const write = (setting: AutomationSetting) =>
    JSON.stringify(Object.entries(withoutNulls(setting) ?? [null]).sort());
  return write(a) === write(b);
}

/** What merges one setting into another: a key that is not to be there any more is null. */
export function mergePatchOf(
  current: AutomationSetting,
  wanted: AutomationSetting,
): object | null {
  if (wanted === undefined) {
    return null;
  }
  const gone = Object.keys(current ?? {}).map(key => [key, null]);
  return { ...Object.fromEntries(gone), ...wanted };
}
