import { parseEntityRef } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import { InputError, toError } from '@backstage/errors';

/** Somebody as whom anyone may sign in to the example portal. */
export interface ExamplePerson {
  userEntityRef: string;
  name: string;
}

/** Reads `auth.providers.example.people`. */
export function readExamplePeople(provider: Config): ExamplePerson[] {
  return provider.getConfigArray('people').map((person, index) => ({
    userEntityRef: readRef(person.getString('userEntityRef'), index),
    name: person.getString('name'),
  }));
}

/** It stays as it is written: that is how the sign-in page names the person. */
function readRef(ref: string, index: number): string {
  try {
    parseEntityRef(ref);
    return ref;
  } catch (error) {
    throw new InputError(
      `auth.providers.example.people[${index}].userEntityRef is no entity ref: ${
        toError(error).message
      }`,
    );
  }
}
