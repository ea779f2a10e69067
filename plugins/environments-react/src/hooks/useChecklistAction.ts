import { useApi } from '@backstage/core-plugin-api';
import type {
  ChecklistAnswer,
  ChecklistReview,
  NoticeRequest,
  SignRequest,
  WaiverDecision,
  WaiverRequest,
} from '@flightdeck/plugin-environments-common';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { environmentsApiRef, type ChecklistsApi } from '../api';
import { queryKeys } from '../query/queryKeys';

/**
 * What a person does to a checklist.
 *
 * @public
 */
export type ChecklistAction =
  | { kind: 'sign'; itemId: string; request: SignRequest }
  | { kind: 'withdraw'; itemId: string; release: string }
  | { kind: 'ask-for-waiver'; itemId: string; request: WaiverRequest }
  | { kind: 'decide'; waiverId: string; request: WaiverDecision }
  | { kind: 'send-notice'; request: NoticeRequest }
  | { kind: 'review'; request: ChecklistReview };

/**
 * Does something to a checklist, and tells how that went.
 *
 * @public
 */
export interface ChecklistWriter {
  run: (action: ChecklistAction, options?: { onDone?: () => void }) => void;
  isRunning: boolean;
  error: Error | undefined;
}

/**
 * Answers the checklists of an environment. What the backend answers is on screen at once. An
 * answer that may not have arrived can be sent again: it counts once.
 *
 * @param ref - the entity ref of the environment
 *
 * @public
 */
export function useChecklistAction(ref: string): ChecklistWriter {
  const api = useApi(environmentsApiRef);
  const client = useQueryClient();
  const mutation = useMutation({
    mutationFn: (action: ChecklistAction) => send(api.checklists, ref, action),
    onSuccess: answer => show(answer),
    onSettled: () => {
      client.invalidateQueries({ queryKey: queryKeys.checklists(ref) });
    },
  });

  /** Also where the release is not named, if it is the one that is shown there. */
  function show(answer: ChecklistAnswer): void {
    const key = answer.checklist?.release.key;
    client.setQueryData(queryKeys.checklist(ref, key), answer);
    client.setQueryData<ChecklistAnswer>(
      queryKeys.checklist(ref, undefined),
      before => (before?.checklist?.release.key === key ? answer : before),
    );
  }

  return {
    run: (action, options) =>
      mutation.mutate(action, { onSuccess: options?.onDone }),
    isRunning: mutation.isPending,
    error: mutation.error ?? undefined,
  };
}

function send(
  api: ChecklistsApi,
  ref: string,
  action: ChecklistAction,
): Promise<ChecklistAnswer> {
  switch (action.kind) {
    case 'sign':
      return api.sign(ref, action.itemId, action.request);
    case 'withdraw':
      return api.withdrawSignature(ref, action.itemId, action.release);
    case 'ask-for-waiver':
      return api.requestWaiver(ref, action.itemId, action.request);
    case 'decide':
      return api.decideWaiver(ref, action.waiverId, action.request);
    case 'send-notice':
      return api.sendNotice(ref, action.request);
    default:
      return api.review(ref, action.request);
  }
}
