import { useRef } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type {
  ActionRequest,
  Operation,
} from '@flightdeck/plugin-environments-common';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { environmentsApiRef } from '../api';
import { isDefinite } from '../query/failures';
import { queryKeys } from '../query/queryKeys';
import { createKey } from './createKey';

/**
 * What a person agreed to: an order, the deeds that were on screen, and what they added to it.
 *
 * @public
 */
export type ActionIntent = Omit<ActionRequest, 'key'>;

/**
 * Starts an action and tells how the start went; {@link useOperation} tells how the action goes.
 *
 * @public
 */
export interface ActionStarter {
  start: (intent: ActionIntent) => void;
  isStarting: boolean;
  /** The accepted operation. */
  operation: Operation | undefined;
  error: Error | undefined;
  /** Forgets the last start. */
  reset: () => void;
}

/**
 * Starts actions on an environment. When nobody can tell whether a start arrived, starting the same
 * intent again uses the same key, so that it never runs twice.
 *
 * @param ref - the entity ref of the environment
 *
 * @public
 */
export function useAction(ref: string): ActionStarter {
  const api = useApi(environmentsApiRef);
  const client = useQueryClient();
  const undecided = useRef<{ intent: string; key: string }>();

  const mutation = useMutation({
    mutationFn: async (given: ActionIntent) => {
      const intent = JSON.stringify([ref, given]);
      if (undecided.current?.intent !== intent) {
        undecided.current = { intent, key: createKey() };
      }
      const { key } = undecided.current;
      return api.delivery.startAction(ref, { key, ...given });
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
      for (const queryKey of [
        queryKeys.latestOperation(ref),
        queryKeys.environment(ref),
        queryKeys.delivery(ref),
      ]) {
        client.invalidateQueries({ queryKey });
      }
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
