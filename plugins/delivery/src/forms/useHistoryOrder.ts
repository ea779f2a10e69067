import { useState } from 'react';
import type {
  ActionOrderInput,
  Application,
  ChangeMethod,
} from '@flightdeck/plugin-environments-common';
import { useDeployments } from '@flightdeck/plugin-environments-react';
import {
  applicationKey,
  findApplication,
  historyChoices,
} from './historyChoices';
import type { OrderFormProps } from './OrderForm';
import { isCompleteSpan, type Span } from './SpanFields';

const NO_APPLICATIONS: readonly Application[] = [];
/** So many records are looked through for what the choices were like. */
const RECORDS = 50;

/** What a person says of a rollback or a revert. */
interface HistoryDraft {
  /** The key of the application, or its name. */
  application?: string;
  historyId?: number;
  span: Span;
  prune: boolean;
  method: ChangeMethod;
}

function draftOf(
  order: ActionOrderInput | undefined,
  { application, historyId }: OrderFormProps['target'],
): HistoryDraft {
  const fresh: HistoryDraft = {
    application,
    historyId,
    span: { reason: '', hours: 24 },
    prune: false,
    method: 'commit',
  };
  switch (order?.action) {
    case 'rollback':
      return {
        ...fresh,
        application: applicationKey(order.application),
        historyId: order.historyId,
        span: order.hold,
        prune: order.prune ?? false,
      };
    case 'revert':
      return {
        ...fresh,
        application: applicationKey(order.application),
        historyId: order.historyId,
        span: { ...fresh.span, reason: order.reason },
        method: order.method ?? 'commit',
      };
    default:
      return fresh;
  }
}

/** Makes an order of what a person says of a rollback or a revert. */
export function useHistoryOrder(props: OrderFormProps) {
  const { snapshot, target } = props;
  const { applications = NO_APPLICATIONS, environment } = snapshot;
  const records = useDeployments(environment.ref, { limit: RECORDS });
  const [draft, setDraft] = useState(() => draftOf(props.draft, target));
  const application = findApplication(applications, draft.application);
  const choices = application
    ? historyChoices(application, records.data?.deployments ?? [])
    : [];
  const entry = choices.find(({ id }) => id === draft.historyId);

  const orderOf = (): ActionOrderInput | undefined => {
    if (!application || !entry || !isCompleteSpan(draft.span)) {
      return undefined;
    }
    const { instance, namespace, name } = application;
    const of = {
      application: { instance, namespace, name },
      historyId: entry.id,
    };
    const { span, prune, method } = draft;
    return target.action === 'revert'
      ? { action: 'revert', ...of, reason: span.reason, method }
      : { action: 'rollback', ...of, prune, hold: span };
  };
  return {
    applications,
    application,
    choices,
    entry,
    draft,
    change: (change: Partial<HistoryDraft>) =>
      setDraft(before => ({ ...before, ...change })),
    order: orderOf(),
  };
}
