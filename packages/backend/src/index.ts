import { createBackend } from '@backstage/backend-defaults';
import { examplePolicyModule } from './permissions/examplePolicyModule';
import { exampleSignInModule } from './signIn/exampleSignInModule';

const backend = createBackend();

backend.add(import('@backstage/plugin-app-backend'));

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
// People to try the portal as; refused outside of development.
backend.add(exampleSignInModule);

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
// The kind Template, for the wizard.
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
// Finds environments where `catalog.providers.environments` is configured.
backend.add(import('@flightdeck/plugin-catalog-backend-module-environments'));

backend.add(import('@backstage/plugin-permission-backend'));
// Who may do what: replace this with a policy of your own (docs/permissions.md).
backend.add(examplePolicyModule);

// The wizard that creates services.
backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(
  import('@flightdeck/plugin-scaffolder-backend-module-environments'),
);

// Tells people of holds that were broken and of break-glass.
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage/plugin-user-settings-backend'));

backend.add(import('@flightdeck/plugin-environments-backend'));
backend.add(
  import('@flightdeck/plugin-environments-backend-module-kubernetes'),
);
backend.add(import('@flightdeck/plugin-environments-backend-module-argocd'));
// Promotes and reverts releases in the repositories that Argo CD deploys from.
backend.add(import('@flightdeck/plugin-environments-backend-module-git'));
backend.add(
  import('@flightdeck/plugin-environments-backend-module-prometheus'),
);

backend.start().catch((error: Error) => {
  // Without this the process would stay, half started; the last words say what is wrong.
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
