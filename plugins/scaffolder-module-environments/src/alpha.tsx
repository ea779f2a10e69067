/**
 * The fields of the create-service wizard for the new frontend system.
 *
 * @packageDocumentation
 */

import { createFrontendModule } from '@backstage/frontend-plugin-api';
import {
  createFormField,
  FormFieldBlueprint,
} from '@backstage/plugin-scaffolder-react/alpha';

const serviceName = FormFieldBlueprint.make({
  name: 'flightdeck-service-name',
  params: {
    field: () =>
      import('./fields/serviceName/serviceNameField').then(m =>
        createFormField(m.serviceNameField),
      ),
  },
});

const placement = FormFieldBlueprint.make({
  name: 'flightdeck-placement',
  params: {
    field: () =>
      import('./fields/placement/placementField').then(m =>
        createFormField(m.placementField),
      ),
  },
});

const namespaces = FormFieldBlueprint.make({
  name: 'flightdeck-namespaces',
  params: {
    field: () =>
      import('./fields/namespaces/namespacesField').then(m =>
        createFormField(m.namespacesField),
      ),
  },
});

const exposure = FormFieldBlueprint.make({
  name: 'flightdeck-exposure',
  params: {
    field: () =>
      import('./fields/exposure/exposureField').then(m =>
        createFormField(m.exposureField),
      ),
  },
});

const storageClass = FormFieldBlueprint.make({
  name: 'flightdeck-storage-class',
  params: {
    field: () =>
      import('./fields/storageClass/storageClassField').then(m =>
        createFormField(m.storageClassField),
      ),
  },
});

const secretsProvider = FormFieldBlueprint.make({
  name: 'flightdeck-secrets-provider',
  params: {
    field: () =>
      import('./fields/secretsProvider/secretsProviderField').then(m =>
        createFormField(m.secretsProviderField),
      ),
  },
});

const repository = FormFieldBlueprint.make({
  name: 'flightdeck-repository',
  params: {
    field: () =>
      import('./fields/repository/repositoryField').then(m =>
        createFormField(m.repositoryField),
      ),
  },
});

const preview = FormFieldBlueprint.make({
  name: 'flightdeck-preview',
  params: {
    field: () =>
      import('./preview/previewField').then(m =>
        createFormField(m.previewField),
      ),
  },
});

/**
 * Adds the fields of the create-service wizard to the scaffolder.
 *
 * @alpha
 */
export default createFrontendModule({
  pluginId: 'scaffolder',
  extensions: [
    serviceName,
    placement,
    namespaces,
    exposure,
    storageClass,
    secretsProvider,
    repository,
    preview,
  ],
});
