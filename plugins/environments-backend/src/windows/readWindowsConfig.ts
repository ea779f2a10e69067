import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import { InputError, toError } from '@backstage/errors';
import { windowProblem } from '@flightdeck/plugin-environments-common';
import { z } from 'zod';
import { parseSettings } from '../config/parseSettings';
import type { ConfiguredWindow, DeliveryConfig } from './DeliveryConfig';
import { readWindowTimes, windowTimesConfigSchema } from './readWindowTimes';

const KEY = 'environments.delivery';

const namesSchema = z.array(z.string().min(1)).min(1).optional();
const windowSchema = windowTimesConfigSchema.extend({
  name: z.string().trim().min(1).max(100),
  kind: z.enum(['allow', 'deny']),
  stages: namesSchema,
  systems: namesSchema,
  environments: namesSchema,
  timeZone: z.string().min(1),
  reason: z.string().trim().min(1).max(500).optional(),
  exempt: z.array(z.string()).optional(),
});
const deliverySchema = z.strictObject({
  windows: z.array(windowSchema).optional(),
  contacts: z.array(z.string()).optional(),
});

type WindowConfig = z.infer<typeof windowSchema>;

/** Reads when environments may be changed, and who can be asked, once. */
export function readWindowsConfig(
  config: Config,
  stages: readonly string[],
): DeliveryConfig {
  const { windows = [], contacts = [] } = parseSettings(
    deliverySchema,
    config.getOptional(KEY) ?? {},
    KEY,
  );
  const names = windows.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new InputError(`${KEY}.windows has '${twice}' twice.`);
  }
  return {
    windows: windows.map((window, index) =>
      readWindow(window, `${KEY}.windows[${index}]`, stages),
    ),
    contacts: readRefs(contacts, `${KEY}.contacts`),
  };
}

function readWindow(
  config: WindowConfig,
  key: string,
  stages: readonly string[],
): ConfiguredWindow {
  const { exempt = [], kind, name, reason, timeZone } = config;
  const unknown = config.stages?.find(stage => !stages.includes(stage));
  if (unknown !== undefined) {
    throw new InputError(
      `${key}.stages names '${unknown}', which is not one of the stages ${stages.join(
        ', ',
      )}.`,
    );
  }
  const times = readWindowTimes(config, key);
  const problem = windowProblem({ times, timeZone });
  if (problem !== undefined) {
    throw new InputError(`${key}, '${name}', is wrong: ${problem}.`);
  }
  return {
    window: {
      id: `config/${name}`,
      name,
      kind,
      times,
      timeZone,
      reason,
      exempt: readRefs(exempt, `${key}.exempt`),
      manualAllowed: false,
      source: 'config',
    },
    places: {
      stages: config.stages,
      systems: config.systems,
      environments: config.environments,
    },
  };
}

function readRefs(refs: readonly string[], key: string): string[] {
  return refs.map((ref, index) => {
    try {
      return stringifyEntityRef(
        parseEntityRef(ref, { defaultNamespace: 'default' }),
      );
    } catch (error) {
      throw new InputError(
        `${key}[${index}] is wrong: ${
          toError(error).message
        }; it must be an entity ref such as group:default/sre.`,
      );
    }
  });
}
