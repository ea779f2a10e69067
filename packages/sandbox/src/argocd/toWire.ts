/** As Argo CD sends objects: its typed clients drop the kind and the API version. */
export function toWire<T extends { kind: string; apiVersion: string }>(
  object: T,
): Omit<T, 'kind' | 'apiVersion'> {
  const { kind: _kind, apiVersion: _apiVersion, ...rest } = object;
  return rest;
}
