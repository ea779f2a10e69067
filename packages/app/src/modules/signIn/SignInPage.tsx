import { ProxiedSignInPage } from '@backstage/core-components';
import {
  configApiRef,
  type IdentityApi,
  useApi,
} from '@backstage/frontend-plugin-api';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import { useMemo, useState } from 'react';
import { readWaysIn, type WayIn } from './readWaysIn';
import { rememberedWay } from './rememberedWay';
import { SignInContext } from './SignInContext';
import { WaysIn } from './WaysIn';
import { withSignOut } from './withSignOut';

interface Attempt {
  way: WayIn;
  /** Tells one attempt from the next, which may be by the same way. */
  number: number;
}

/** Lets in by the way that was taken the last time, or asks for one. */
export const SignInPage = ({ onSignInSuccess }: SignInPageProps) => {
  const config = useApi(configApiRef);
  const waysIn = useMemo(() => readWaysIn(config), [config]);
  const [attempt, setAttempt] = useState<Attempt | undefined>(() => {
    const way = waysIn.find(({ id }) => id === rememberedWay.get());
    return way && { way, number: 0 };
  });
  const context = useMemo(
    () => ({
      waysIn,
      onChoose: (way: WayIn) =>
        setAttempt(before => ({ way, number: (before?.number ?? 0) + 1 })),
    }),
    [waysIn],
  );
  const enter = (identity: IdentityApi, { id }: WayIn) => {
    rememberedWay.set(id);
    onSignInSuccess(withSignOut(identity, rememberedWay.forget));
  };
  return (
    <SignInContext.Provider value={context}>
      {attempt ? (
        <ProxiedSignInPage
          key={attempt.number}
          provider={attempt.way.provider}
          headers={attempt.way.headers}
          onSignInSuccess={identity => enter(identity, attempt.way)}
          ErrorComponent={WaysIn}
        />
      ) : (
        <WaysIn />
      )}
    </SignInContext.Provider>
  );
};
