import { useMemo } from 'react';
import type {
  Checklist,
  ChecklistAnswer,
  DeliveryStatus,
} from '@flightdeck/plugin-environments-common';
import type { ActionContext } from '../items/itemActions';

const NOBODY: readonly string[] = [];

/** What decides on what the caller can do about a checklist. */
export function useActionContext(
  { caller, rights }: ChecklistAnswer,
  checklist: Checklist,
  status: DeliveryStatus | undefined,
): ActionContext {
  const contacts = status?.contacts ?? NOBODY;
  return useMemo(
    () => ({ caller, checklist, contacts, rights }),
    [caller, checklist, contacts, rights],
  );
}
