import { useEffect, useState, useSyncExternalStore } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type { LogRequest } from '@flightdeck/plugin-environments-common';
import { focusManager } from '@tanstack/react-query';
import { environmentsApiRef } from '../../api';
import { LogSession, type LogState } from './LogSession';

/**
 * Reads a log while the component is there and, when it follows, while its tab is seen. What is
 * asked for is taken once: another request needs another component, by its `key`.
 *
 * @param ref - the entity ref of the environment
 */
export function useLogSession(
  ref: string,
  request: LogRequest,
): LogState & { goOn: () => void } {
  const api = useApi(environmentsApiRef);
  const [session] = useState(
    () =>
      new LogSession({
        request,
        open: (asked, signal) => api.streamLogs(ref, asked, { signal }),
      }),
  );
  useEffect(() => {
    session.goOn();
    const unsubscribe = focusManager.subscribe(seen => {
      if (!seen) {
        session.rest();
      } else if (session.getState().phase.name === 'resting') {
        session.goOn();
      }
    });
    return () => {
      unsubscribe();
      session.stop();
    };
  }, [session]);
  const state = useSyncExternalStore(session.subscribe, session.getState);
  return { ...state, goOn: session.goOn };
}
