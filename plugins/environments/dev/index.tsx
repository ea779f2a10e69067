import '@backstage/cli/asset-types';
// This entry is an app of its own, and an app brings the styles.
// eslint-disable-next-line @backstage/no-ui-css-imports-in-non-frontend
import '@backstage/ui/css/styles.css';
import { ConfigReader } from '@backstage/config';
import { createApp } from '@backstage/frontend-defaults';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import checklistsPlugin from '@flightdeck/plugin-checklists/alpha';
import deliveryPlugin from '@flightdeck/plugin-delivery/alpha';
import ReactDOM from 'react-dom/client';
import environmentsPlugin from '../src/alpha';
import { devCatalogModule, devModule } from './devModule';

const app = createApp({
  features: [
    catalogPlugin,
    environmentsPlugin,
    deliveryPlugin,
    checklistsPlugin,
    devCatalogModule,
    devModule,
  ],
  advanced: {
    // Needs no backend, so there is nobody to sign in to.
    configLoader: async () => ({
      config: new ConfigReader({
        app: {
          title: 'Environments',
          baseUrl: window.location.origin,
          extensions: [{ 'sign-in-page:app': false }],
        },
        backend: { baseUrl: window.location.origin },
      }),
    }),
  },
});

const root = document.getElementById('root');
if (!root) {
  throw new Error('The page has no element with the id "root".');
}
ReactDOM.createRoot(root).render(app.createRoot());
