import { useEffect, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import {
  type Blueprint,
  shippedBlueprints,
} from '@flightdeck/plugin-environments-common';
import { environmentsApiRef } from '@flightdeck/plugin-environments-react';

/** A blueprint of the product at once, any other from the backend. */
export function useBlueprint(name: string | undefined): {
  blueprint?: Blueprint;
  error?: Error;
} {
  const api = useApi(environmentsApiRef);
  const shipped = shippedBlueprints.find(each => each.name === name);
  const [found, setFound] = useState<{ blueprint?: Blueprint; error?: Error }>(
    {},
  );
  const asked = shipped ? undefined : name;
  useEffect(() => {
    if (asked === undefined) {
      return undefined;
    }
    const leaving = new AbortController();
    const { signal } = leaving;
    api.getBlueprint(asked, { signal }).then(
      ({ blueprint }) => !signal.aborted && setFound({ blueprint }),
      error => !signal.aborted && setFound({ error: toError(error) }),
    );
    return () => leaving.abort();
  }, [api, asked]);
  return shipped ? { blueprint: shipped } : found;
}
