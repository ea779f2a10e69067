import { SignInPageBlueprint } from '@backstage/plugin-app-react';

export const signInExtension = SignInPageBlueprint.make({
  params: {
    loader: () => import('./SignInPage').then(module => module.SignInPage),
  },
});
