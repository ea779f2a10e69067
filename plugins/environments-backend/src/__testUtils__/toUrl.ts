import { randomUUID } from 'node:crypto';

/** What stands in a path for each parameter but those that name the entity. */
const PARAMETERS: Readonly<Record<string, string>> = {
  cluster: 'sandbox',
  item: 'tests',
  kind: 'Pod',
  objectNamespace: 'shop-dev',
  objectName: 'web-1',
};

/** What a route asks to be told in its query or needs of a path, by its end. */
const ASKED: Readonly<Record<string, string>> = {
  '/logs': '?kind=Pod&namespace=shop-dev&name=web-1',
  '/signature': '?release=abc',
};
const IDS: Readonly<Record<string, string>> = {
  '/operations/:id': randomUUID(),
  '/waivers/:id': randomUUID(),
  '/indicators/:id/range': 'error-ratio',
};

/** The address at which a registered route is called for an environment. */
export function toUrl(pattern: string, environment: string): string {
  const ending = <T>(values: Readonly<Record<string, T>>) =>
    Object.entries(values).find(([end]) => pattern.endsWith(end))?.[1];
  const known: Readonly<Record<string, string | undefined>> = {
    ...PARAMETERS,
    namespace: 'default',
    name: environment,
    id: ending(IDS),
  };
  const path = pattern.replace(/:(\w+)/g, (_, parameter: string) => {
    const value = known[parameter];
    if (value === undefined) {
      throw new Error(`No value is known for :${parameter} of ${pattern}.`);
    }
    return value;
  });
  return `/api/environments${path}${ending(ASKED) ?? ''}`;
}
