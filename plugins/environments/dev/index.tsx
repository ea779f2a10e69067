import '@backstage/cli/asset-types';
import '@backstage/ui/css/styles.css';
import { createApp } from '@backstage/frontend-defaults';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import deliveryPlugin from '@flightdeck/plugin-delivery/alpha';
import ReactDOM from 'react-dom/client';
import environmentsPlugin from '../src/alpha';
import { devCatalogModule, devModule } from './devModule';

const app = createApp({
  features: [
    catalogPlugin,
    environmentsPlugin,
    deliveryPlugin,
    devCatalogModule,
    devModule,
  ],
});

const root = document.getElementById('root');
if (!root) {
  throw new Error('The page has no element with the id "root".');
}
ReactDOM.createRoot(root).render(app.createRoot());
