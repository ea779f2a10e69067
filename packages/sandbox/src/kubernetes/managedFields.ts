import { KubeObject, ManagedFields, WriteOptions } from './Cluster';
import {
  equalJson,
  fieldAt,
  freezeJson,
  isJsonObject,
  JsonObject,
} from './json';

/** Who writes when nobody says so. */
export const DEFAULT_MANAGER = 'flightdeck-sandbox';

/** Kinds that there are very many of and that nobody edits. */
const NOT_NOTED = ['Event'];
/** What of the metadata is a matter of those who write. */
const METADATA = ['labels', 'annotations', 'finalizers', 'ownerReferences'];
const FRAME = ['apiVersion', 'kind', 'metadata', 'status'];
/** Kubernetes keeps so many, too. */
const MOST_ENTRIES = 10;

type Fields = Record<string, Record<string, unknown>>;

/** The object with the note of who wrote which fields of it when, as the API server keeps it. */
export function withNote(
  current: KubeObject | undefined,
  next: KubeObject,
  options: WriteOptions | undefined,
  time: string,
): KubeObject {
  const managedFields = notesOf(current, next, options ?? {}, time);
  return freezeJson({ ...next, metadata: { ...next.metadata, managedFields } });
}

/**
 * Two levels deep: a part of the object and the fields below it. What somebody changes is no longer
 * noted of others.
 */
function notesOf(
  current: KubeObject | undefined,
  next: KubeObject,
  { manager = DEFAULT_MANAGER, operation = 'Update' }: WriteOptions,
  time: string,
): ManagedFields[] | undefined {
  if (NOT_NOTED.includes(next.kind)) {
    return undefined;
  }
  const parts = Object.keys({ ...current, ...next });
  const own = changesOf(
    current,
    next,
    parts.filter(part => !FRAME.includes(part)),
  );
  const metadata = changedFields(
    current?.metadata,
    next.metadata,
    METADATA.filter(
      field =>
        fieldAt(next, 'metadata', field) || fieldAt(current, 'metadata', field),
    ),
  );
  const status = changesOf(current, next, ['status']);
  const write = { manager, operation, apiVersion: next.apiVersion, time };
  const before = current?.metadata.managedFields ?? [];
  const noted = note(before, next, write, {
    ...own,
    ...(Object.keys(metadata).length > 0 && { 'f:metadata': metadata }),
  });
  const all = note(noted, next, { ...write, subresource: 'status' }, status);
  return all.length > 0 ? all.slice(-MOST_ENTRIES) : undefined;
}

/** Each part that is not as before, with the fields below it that are not. */
function changesOf(
  current: KubeObject | undefined,
  next: KubeObject,
  parts: readonly string[],
): Fields {
  return Object.fromEntries(
    parts
      .filter(part => !equalJson(current?.[part], next[part]))
      .map(part => {
        const fields = objectKeys(current?.[part], next[part]);
        return [
          `f:${part}`,
          changedFields(current?.[part], next[part], fields),
        ];
      }),
  );
}

function changedFields(
  current: unknown,
  next: unknown,
  fields: readonly string[],
): JsonObject {
  return Object.fromEntries(
    fields
      .filter(
        field => !equalJson(fieldAt(current, field), fieldAt(next, field)),
      )
      .map(field => [`f:${field}`, {}]),
  );
}

function note(
  entries: readonly ManagedFields[],
  next: KubeObject,
  write: Omit<ManagedFields, 'fieldsType' | 'fieldsV1'>,
  changes: Fields,
): ManagedFields[] {
  if (Object.keys(changes).length === 0) {
    return [...entries];
  }
  const isOwn = (entry: ManagedFields) =>
    entry.manager === write.manager &&
    entry.operation === write.operation &&
    entry.subresource === write.subresource;
  const before = entries.find(isOwn)?.fieldsV1 ?? {};
  const others = entries
    .filter(entry => !isOwn(entry))
    .map(entry => ({ ...entry, fieldsV1: without(entry.fieldsV1, changes) }))
    .filter(({ fieldsV1 }) => Object.keys(fieldsV1).length > 0);
  return [
    ...others,
    {
      ...write,
      fieldsType: 'FieldsV1',
      fieldsV1: present(merged(before, changes), next),
    },
  ];
}

/** The fields that are left to others. */
function without(fields: JsonObject, changes: Fields): JsonObject {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([part, below]) => {
      const changed = changes[part];
      if (!changed || !isJsonObject(below)) {
        return [[part, below]];
      }
      const left = Object.entries(below).filter(
        ([field]) => !(field in changed),
      );
      return left.length > 0 ? [[part, Object.fromEntries(left)]] : [];
    }),
  );
}

function merged(before: JsonObject, changes: Fields): JsonObject {
  const parts = Object.entries(changes).map(([part, fields]) => {
    const below = before[part];
    return [part, { ...(isJsonObject(below) && below), ...fields }];
  });
  return { ...before, ...Object.fromEntries(parts) };
}

/** Nobody owns a field that is not there any more; that a part was changed can still be told. */
function present(fields: JsonObject, next: KubeObject): JsonObject {
  return Object.fromEntries(
    Object.entries(fields).map(([part, below]) => [
      part,
      Object.fromEntries(
        Object.entries(isJsonObject(below) ? below : {}).filter(
          ([field]) =>
            field === '.' ||
            fieldAt(next, part.slice(2), field.slice(2)) !== undefined,
        ),
      ),
    ]),
  );
}

function objectKeys(...values: unknown[]): string[] {
  return [
    ...new Set(
      values.flatMap(value => (isJsonObject(value) ? Object.keys(value) : [])),
    ),
  ];
}
