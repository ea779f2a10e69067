import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { ExamplePolicy } from './ExamplePolicy';
import { readExamplePolicyConfig } from './readExamplePolicyConfig';

/** Decides by the {@link ExamplePolicy}. */
export const examplePolicyModule = createBackendModule({
  pluginId: 'permission',
  moduleId: 'example-policy',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        policies: policyExtensionPoint,
      },
      async init({ config, policies }) {
        policies.setPolicy(new ExamplePolicy(readExamplePolicyConfig(config)));
      },
    });
  },
});
