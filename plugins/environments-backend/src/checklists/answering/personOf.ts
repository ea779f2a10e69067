import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

/** A person as answers name them, however their sign-in has written the ref: so none counts twice. */
export function personOf(userEntityRef: string): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(userEntityRef, {
        defaultKind: 'user',
        defaultNamespace: 'default',
      }),
    );
  } catch {
    return userEntityRef;
  }
}
