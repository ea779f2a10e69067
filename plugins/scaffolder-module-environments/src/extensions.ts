import { scaffolderPlugin } from '@backstage/plugin-scaffolder';
import { createScaffolderFieldExtension } from '@backstage/plugin-scaffolder-react';
import { toClassic } from './fields/classic';
import { exposureField } from './fields/exposure/exposureField';
import { namespacesField } from './fields/namespaces/namespacesField';
import { placementField } from './fields/placement/placementField';
import { repositoryField } from './fields/repository/repositoryField';
import { secretsProviderField } from './fields/secretsProvider/secretsProviderField';
import { serviceNameField } from './fields/serviceName/serviceNameField';
import { storageClassField } from './fields/storageClass/storageClassField';
import { previewField } from './preview/previewField';

/**
 * Asks for the name of a service, and tells whether it is free.
 *
 * @public
 */
export const FlightdeckServiceName = scaffolderPlugin.provide(
  createScaffolderFieldExtension(toClassic(serviceNameField)),
);

/**
 * Asks for the cluster, the Argo CD instance and the Prometheus instance of a service.
 *
 * @public
 */
export const FlightdeckPlacement = scaffolderPlugin.provide(
  createScaffolderFieldExtension(toClassic(placementField)),
);

/**
 * Asks for the namespaces of a service, and tells whether they are as they must be.
 *
 * @public
 */
export const FlightdeckNamespaces = scaffolderPlugin.provide(
  createScaffolderFieldExtension(toClassic(namespacesField)),
);

/**
 * Asks how a service is reached.
 *
 * @public
 */
export const FlightdeckExposure = scaffolderPlugin.provide(
  createScaffolderFieldExtension(toClassic(exposureField)),
);

/**
 * Asks for a storage class of the chosen cluster.
 *
 * @public
 */
export const FlightdeckStorageClass = scaffolderPlugin.provide(
  createScaffolderFieldExtension(toClassic(storageClassField)),
);

/**
 * Asks what puts the secrets of a service into the cluster.
 *
 * @public
 */
export const FlightdeckSecretsProvider = scaffolderPlugin.provide(
  createScaffolderFieldExtension(toClassic(secretsProviderField)),
);

/**
 * Asks where the repository of a service is made.
 *
 * @public
 */
export const FlightdeckRepository = scaffolderPlugin.provide(
  createScaffolderFieldExtension(toClassic(repositoryField)),
);

/**
 * Shows what will be made of the answers: the topology, what is created, and every file.
 *
 * @public
 */
export const FlightdeckPreview = scaffolderPlugin.provide(
  createScaffolderFieldExtension(toClassic(previewField)),
);
