import { KubeObject, ManagedFields, Manifest } from './Cluster';
import { equalJson, objectAt } from './json';

const KINDS = ['ConfigMap', 'Secret'];

/**
 * Notes when the data of a Secret or ConfigMap was written, as the API server does for every field.
 * A manifest that creates one may bring its own note of earlier times.
 */
export function withManagedData(
  manifest: Manifest,
  current: KubeObject | undefined,
  time: string,
): Manifest {
  const { kind, apiVersion, metadata } = manifest;
  if (!KINDS.includes(kind)) {
    return manifest;
  }
  const isKept = current && equalJson(dataOf(current), dataOf(manifest));
  const known = current ? current.metadata : metadata;
  const managedFields =
    (isKept || !current) && known.managedFields
      ? known.managedFields
      : noteOf(manifest, apiVersion, time);
  return { ...manifest, metadata: { ...metadata, managedFields } };
}

function dataOf(object: Manifest): Record<string, unknown> {
  const { data, binaryData } = object;
  return { data: data ?? {}, binaryData: binaryData ?? {} };
}

function noteOf(
  manifest: Manifest,
  apiVersion: string,
  time: string,
): ManagedFields[] | undefined {
  const names = ['data', 'binaryData'].filter(
    name => Object.keys(objectAt(manifest, name)).length > 0,
  );
  if (names.length === 0) {
    return undefined;
  }
  const fieldsOf = (name: string) =>
    Object.keys(objectAt(manifest, name)).map(key => [`f:${key}`, {}]);
  return [
    {
      manager: 'flightdeck-sandbox',
      operation: 'Update',
      apiVersion,
      time,
      fieldsType: 'FieldsV1',
      fieldsV1: Object.fromEntries(
        names.map(name => [
          `f:${name}`,
          { '.': {}, ...Object.fromEntries(fieldsOf(name)) },
        ]),
      ),
    },
  ];
}
