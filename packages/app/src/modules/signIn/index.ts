import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { signInExtension } from './signInExtension';

export const signInModule = createFrontendModule({
  pluginId: 'app',
  extensions: [signInExtension],
});
