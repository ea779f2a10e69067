import { createBackend } from '@backstage/backend-defaults';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';

// The plugin alone, with a catalog of one environment and no source. Start it with `yarn start`:
//
//   curl http://localhost:7007/api/environments/v1/environments
//   curl -i http://localhost:7007/api/environments/v1/environments/default/shop-dev
const backend = createBackend();

backend.add(mockServices.auth.factory());
backend.add(mockServices.httpAuth.factory());
backend.add(
  catalogServiceMock.factory({
    entities: [
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Resource',
        metadata: {
          name: 'shop-dev',
          title: 'Shop in dev',
          annotations: {
            'flightdeck.dev/stage': 'dev',
            'flightdeck.dev/namespaces': 'shop-dev',
            'backstage.io/kubernetes-cluster': 'sandbox',
            'argocd/app-name': 'shop-dev',
          },
        },
        spec: {
          type: 'environment',
          owner: 'group:default/shop',
          system: 'shop',
        },
      },
    ],
  }),
);
backend.add(import('../src'));

backend.start();
