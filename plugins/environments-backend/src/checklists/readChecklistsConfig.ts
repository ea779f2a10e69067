import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  type ChecklistDefinition,
  type ChecklistItem,
  checklistDefinitionSchema,
  checklistItemSchema,
  type ChecklistOverride,
  checklistOverrideSchema,
  DEFAULT_CHECKLIST,
  evidenceAskedOf,
} from '@flightdeck/plugin-environments-common';
import { z } from 'zod';
import { keyBelow, parseSettings } from '../config/parseSettings';
import type { ChecklistsConfig, ConfiguredEvidence } from './ChecklistsConfig';
import { findStrayKey } from './findStrayKey';
import { readGrafanaAddress } from './readGrafanaAddress';

const KEY = 'environments.checklists';

const checklistsSchema = z.strictObject({
  definition: checklistDefinitionSchema.optional(),
  overrides: z.array(checklistOverrideSchema).optional(),
});

/** Reads which checklists are asked for, once. */
export function readChecklistsConfig(
  config: Config,
  stages: readonly string[],
): ChecklistsConfig {
  const { definition = DEFAULT_CHECKLIST, overrides = [] } = parse(
    config.getOptional(KEY) ?? {},
  );
  const ids = definition.items.map(({ id }) => id);
  refuseTwice(ids, `${KEY}.definition.items`);
  overrides.forEach((override, index) =>
    checkOverride(override, { key: `${KEY}.overrides[${index}]`, stages }),
  );
  checkAdded(definition, overrides);
  return {
    definition,
    overrides,
    grafana: readGrafanaAddress(config),
    evidence: [
      ...evidenceOf(definition.items, `${KEY}.definition.items`),
      ...overrides.flatMap(({ items }, index) =>
        evidenceOf(items, `${KEY}.overrides[${index}].items`),
      ),
    ],
  };
}

function parse(raw: unknown): z.infer<typeof checklistsSchema> {
  const read = parseSettings(checklistsSchema, raw, KEY);
  const stray = findStrayKey(raw, read);
  if (stray) {
    throw new InputError(`${keyBelow(KEY, stray)} is no key of a checklist.`);
  }
  return read;
}

function refuseTwice(names: readonly string[], key: string): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new InputError(`${key} has '${twice}' twice.`);
  }
}

function checkOverride(
  override: ChecklistOverride,
  { key, stages }: { key: string; stages: readonly string[] },
): void {
  const unknown = override.stages?.find(stage => !stages.includes(stage));
  if (unknown !== undefined) {
    throw new InputError(
      `${key}.stages names '${unknown}', which is not one of the stages ${stages.join(
        ', ',
      )}.`,
    );
  }
  refuseTwice(
    override.items.map(({ id }) => id),
    `${key}.items`,
  );
}

/** Whichever overrides bear on an environment, each item must be whole. */
function checkAdded(
  { items }: ChecklistDefinition,
  overrides: readonly ChecklistOverride[],
): void {
  const known = new Set(items.map(({ id }) => id));
  overrides.forEach(({ items: changes }, index) => {
    changes.forEach((change, position) => {
      const added = checklistItemSchema.safeParse(change);
      if (!known.has(change.id) && !added.success) {
        const [{ message, path }] = added.error.issues;
        throw new InputError(
          `${KEY}.overrides[${index}].items[${position}] adds '${
            change.id
          }', and is wrong: ${path.join('.')}: ${message}.`,
        );
      }
    });
  });
}

function evidenceOf(
  items: readonly Partial<ChecklistItem>[],
  key: string,
): ConfiguredEvidence[] {
  return items.flatMap(({ evidence = [], people }, index) => {
    const place = `${key}[${index}]`;
    refuseTwice(
      evidenceAskedOf({ evidence, people }).map(({ collector }) => collector),
      `${place}.evidence`,
    );
    return [
      ...evidence.map((requirement, position) => ({
        ...requirement,
        key: `${place}.evidence[${position}].options`,
      })),
      ...(people?.replacedBy
        ? [{ ...people.replacedBy, key: `${place}.people.replacedBy.options` }]
        : []),
    ];
  });
}
