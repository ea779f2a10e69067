import type { EnvironmentDefinition } from '../environment/EnvironmentDefinition';
import { isAmong } from '../environment/isAmong';
import type {
  ChecklistDefinition,
  ChecklistOverride,
} from './ChecklistDefinition';
import { type ChecklistItem, checklistItemSchema } from './ChecklistItem';

type Changes = ChecklistOverride['items'][number];

/**
 * The checklist of an environment: the definition with what overrides change of it, without items
 * that are off. Throws a ZodError when an override adds an item that is not whole, which reading
 * the configuration finds first.
 *
 * @public
 */
export function resolveChecklist(
  definition: ChecklistDefinition,
  overrides: readonly ChecklistOverride[],
  environment: EnvironmentDefinition,
): ChecklistDefinition {
  const items = new Map(definition.items.map(item => [item.id, item]));
  for (const override of overrides.filter(one => bears(one, environment))) {
    for (const changes of override.items) {
      items.set(changes.id, change(items.get(changes.id), changes));
    }
  }
  return {
    title: definition.title,
    items: [...items.values()].filter(({ mode }) => mode !== 'off'),
  };
}

function bears(
  override: ChecklistOverride,
  environment: EnvironmentDefinition,
): boolean {
  return (
    isAmong(environment, override) &&
    (override.blueprints?.some(name => name === environment.blueprint) ?? true)
  );
}

function change(
  known: ChecklistItem | undefined,
  changes: Changes,
): ChecklistItem {
  return checklistItemSchema.parse({ ...known, ...changes });
}
