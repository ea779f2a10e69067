import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  authProvidersExtensionPoint,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import { exampleAuthenticator } from './exampleAuthenticator';
import { signInAsExamplePerson } from './signInAsExamplePerson';

/** Lets anyone sign in as one of the people of `auth.providers.example`, in development. */
export const exampleSignInModule = createBackendModule({
  pluginId: 'auth',
  moduleId: 'example-sign-in',
  register(env) {
    env.registerInit({
      deps: { providers: authProvidersExtensionPoint },
      async init({ providers }) {
        providers.registerProvider({
          providerId: 'example',
          factory: createProxyAuthProviderFactory({
            authenticator: exampleAuthenticator,
            signInResolver: signInAsExamplePerson,
          }),
        });
      },
    });
  },
});
