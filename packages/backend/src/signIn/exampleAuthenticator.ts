import { InputError, NotAllowedError } from '@backstage/errors';
import { createProxyAuthenticator } from '@backstage/plugin-auth-node';
import { type ExamplePerson, readExamplePeople } from './readExamplePeople';

/** The header by which the sign-in page says who somebody wants to be. */
export const PERSON_HEADER = 'x-example-person';

interface ExamplePeople {
  people: ExamplePerson[];
  isDevelopment: boolean;
}

/**
 * Takes anyone for whom they say they are, if that is one of the example people. Anywhere but in
 * development it refuses everybody.
 */
export const exampleAuthenticator = createProxyAuthenticator<
  ExamplePeople,
  ExamplePerson,
  undefined
>({
  defaultProfileTransform: async ({ name }) => ({
    profile: { displayName: name },
  }),
  initialize: ({ config }) => ({
    people: readExamplePeople(config),
    isDevelopment: process.env.NODE_ENV === 'development',
  }),
  async authenticate({ req }, { people, isDevelopment }) {
    if (!isDevelopment) {
      throw new NotAllowedError(
        `Nobody can sign in as an example person here: that asks for no password, so it works in development only. Set 'auth.providers.example' to null, and sign in with a provider of your own.`,
      );
    }
    const wanted = req.header(PERSON_HEADER);
    const person = people.find(one => one.userEntityRef === wanted);
    if (!person) {
      throw new InputError(
        `The header ${PERSON_HEADER} must name one of ${people
          .map(one => one.userEntityRef)
          .join(', ')}.`,
      );
    }
    return { result: person };
  },
});
