import { isError, NotFoundError } from '@backstage/errors';
import type { SignInResolver } from '@backstage/plugin-auth-node';
import type { ExamplePerson } from './readExamplePeople';

/** The teams of the person are those that the catalog tells. */
export const signInAsExamplePerson: SignInResolver<ExamplePerson> = async (
  { result: { name, userEntityRef } },
  context,
) => {
  try {
    return await context.signInWithCatalogUser({ entityRef: userEntityRef });
  } catch (error) {
    if (isError(error) && error.name === 'NotFoundError') {
      throw new NotFoundError(
        `The catalog does not know ${name} (${userEntityRef}). It may still be reading: try again in a moment.`,
      );
    }
    throw error;
  }
};
