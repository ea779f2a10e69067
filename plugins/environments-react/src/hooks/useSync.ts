import { useRef } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type { Operation } from '@flightdeck/plugin-environments-common';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { environmentsApiRef } from '../api';
import { isDefinite } from '../query/failures';
import { queryKeys } from '../query/queryKeys';
import { createKey } from './createKey';

/**
 * What a person agreed to.
 *
 * @public
 */
export interface SyncIntent {
  /** The fingerprint of the plan that was on screen. */
  fingerprint: string;
  /** Delete what is no longer in Git. */
  prune: boolean;
}

/**
 * Starts a sync and tells how the start went; {@link useOperation} tells how the sync goes.
 *
 * @public
 */
export interface SyncStarter {
  start: (intent: SyncIntent) => void;
  isStarting: boolean;
  /** The accepted operation. */
  operation: Operation | undefined;
  error: Error | undefined;
  /** Forgets the last start. */
  reset: () => void;
}

/**
 * Starts syncs of an environment. When nobody can tell whether a start arrived, starting the same
 * intent again uses the same key, so that it never runs twice.
 *
 * @param ref - the entity ref of the environment
 *
 * @public
 */
export function useSync(ref: string): SyncStarter {
  const api = useApi(environmentsApiRef);
  const client = useQueryClient();
  const undecided = useRef<{ intent: string; key: string }>();

  const mutation = useMutation({
    mutationFn: async ({ fingerprint, prune }: SyncIntent) => {
      const intent = JSON.stringify([ref, fingerprint, prune]);
      if (undecided.current?.intent !== intent) {
        undecided.current = { intent, key: createKey() };
      }
      return api.sync(ref, { key: undecided.current.key, fingerprint, prune });
    },
    onSuccess: operation => {
      undecided.current = undefined;
      client.setQueryData(queryKeys.operation(ref, operation.id), operation);
    },
    onError: error => {
      if (isDefinite(error)) {
        undecided.current = undefined;
      }
    },
    onSettled: () => {
      client.invalidateQueries({ queryKey: queryKeys.latestOperation(ref) });
      client.invalidateQueries({ queryKey: queryKeys.environment(ref) });
    },
  });

  return {
    start: intent => mutation.mutate(intent),
    isStarting: mutation.isPending,
    operation: mutation.data,
    error: mutation.error ?? undefined,
    reset: mutation.reset,
  };
}
