import {
  type Config,
  ConfigReader,
  readDurationFromConfig,
} from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  checkRuleOverrides,
  type HealthPolicy,
  type HealthPolicyOverride,
  type RuleOverrides,
} from '@flightdeck/plugin-environments-common';
import { z } from 'zod';

const KEY = 'environments.health';

const durationSchema = z.union([
  z.string(),
  z.record(z.string(), z.number().min(0)),
]);
const rulesSchema = z.record(
  z.string(),
  z.strictObject({
    enabled: z.boolean().optional(),
    severity: z.enum(['critical', 'warning', 'info']).optional(),
    hold: durationSchema.optional(),
    thresholds: z.record(z.string(), z.number()).optional(),
  }),
);
const namesSchema = z.array(z.string().min(1)).min(1).optional();
const healthSchema = z.strictObject({
  rules: rulesSchema.optional(),
  overrides: z
    .array(
      z.strictObject({
        stages: namesSchema,
        systems: namesSchema,
        environments: namesSchema,
        rules: rulesSchema,
      }),
    )
    .optional(),
});

function parseHealth(raw: unknown): z.infer<typeof healthSchema> {
  const { success, data, error } = healthSchema.safeParse(raw);
  if (success) {
    return data;
  }
  const [{ path, message }] = error.issues;
  throw new InputError(`${[KEY, ...path].join('.')} is wrong: ${message}.`);
}

function readHold(
  hold: z.infer<typeof durationSchema> | undefined,
  key: string,
): number | undefined {
  if (hold === undefined) {
    return undefined;
  }
  try {
    const { milliseconds = 0, ...duration } = readDurationFromConfig(
      new ConfigReader({ hold }),
      { key: 'hold' },
    );
    return milliseconds / 1000 + secondsOf(duration);
  } catch {
    throw new InputError(
      `${key}.hold is ${JSON.stringify(
        hold,
      )}; it must be a duration such as 10m or { minutes: 10 }.`,
    );
  }
}

const SECONDS = new Map([
  ['seconds', 1],
  ['minutes', 60],
  ['hours', 3600],
  ['days', 86_400],
  ['weeks', 604_800],
]);

function secondsOf(duration: object): number {
  return Object.entries(duration).reduce((sum, [unit, amount]) => {
    const seconds = SECONDS.get(unit);
    if (seconds === undefined) {
      throw new InputError(`${unit} is not a unit of a hold.`);
    }
    return sum + amount * seconds;
  }, 0);
}

function readRules(
  rules: z.infer<typeof rulesSchema>,
  key: string,
): RuleOverrides {
  const overrides = Object.fromEntries(
    Object.entries(rules).map(([id, { hold, ...rest }]) => [
      id,
      { ...rest, holdSeconds: readHold(hold, `${key}.${id}`) },
    ]),
  );
  const complaint = checkRuleOverrides(overrides).at(0);
  if (complaint) {
    const { ruleId, threshold } = complaint;
    const place = threshold ? `${ruleId}.thresholds.${threshold}` : ruleId;
    throw new InputError(`${key}.${place} ${complaint.complaint}`);
  }
  return overrides;
}

function checkPlace(
  { stages, systems, environments }: Omit<HealthPolicyOverride, 'rules'>,
  key: string,
  known: readonly string[],
): void {
  if (!stages && !systems && !environments) {
    throw new InputError(
      `${key} names no stages, systems or environments; what is meant for all belongs under ${KEY}.rules.`,
    );
  }
  const unknown = stages?.find(stage => !known.includes(stage));
  if (unknown !== undefined) {
    throw new InputError(
      `${key}.stages names '${unknown}', which is not one of the stages ${known.join(
        ', ',
      )}.`,
    );
  }
}

/** Reads the settings of the rules of health once. */
export function readHealthPolicy(
  config: Config,
  stages: readonly string[],
): HealthPolicy {
  // Ids of rules have dots: the whole block is read at once.
  const { rules = {}, overrides = [] } = parseHealth(
    config.getOptional(KEY) ?? {},
  );
  return {
    rules: readRules(rules, `${KEY}.rules`),
    overrides: overrides.map((override, place) => {
      const key = `${KEY}.overrides[${place}]`;
      checkPlace(override, key, stages);
      return { ...override, rules: readRules(override.rules, `${key}.rules`) };
    }),
  };
}
