import { useState } from 'react';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import MenuItem from '@material-ui/core/MenuItem';
import type {
  ActionOrderInput,
  Application,
} from '@flightdeck/plugin-environments-common';
import { useDeployments } from '@flightdeck/plugin-environments-react';
import { LabelledField } from './LabelledField';
import { FormFrame } from './FormFrame';
import {
  applicationKey,
  findApplication,
  historyChoices,
} from './historyChoices';
import { HistoryChoices } from './HistoryChoices';
import { MethodField, type Method } from './MethodField';
import type { OrderFormProps } from './OrderForm';
import { isCompleteSpan, SpanFields } from './SpanFields';

const NO_APPLICATIONS: Application[] = [];
const RECORDS = 50;

function draftOf(draft: ActionOrderInput | undefined) {
  switch (draft?.action) {
    case 'rollback':
      return {
        application: applicationKey(draft.application),
        historyId: draft.historyId,
        prune: draft.prune ?? false,
        ...draft.hold,
      };
    case 'revert':
      return {
        application: applicationKey(draft.application),
        historyId: draft.historyId,
        reason: draft.reason,
        method: draft.method,
      };
    default:
      return undefined;
  }
}

/** Orders to go back to a former deployment: in the cluster with a hold, or in Git. */
export function HistoryForm(props: OrderFormProps) {
  const { snapshot, target, onOrder, onClose } = props;
  const { applications = NO_APPLICATIONS, environment } = snapshot;
  const inGit = target.action === 'revert';
  const before = draftOf(props.draft);
  const records = useDeployments(environment.ref, { limit: RECORDS });
  const [named, setNamed] = useState(before?.application ?? target.application);
  const [historyId, setHistoryId] = useState(
    before?.historyId ?? target.historyId,
  );
  const [span, setSpan] = useState({
    reason: before?.reason ?? '',
    hours: before && 'hours' in before ? before.hours : 24,
  });
  const [prune, setPrune] = useState(
    before && 'prune' in before ? before.prune : false,
  );
  const [method, setMethod] = useState<Method>(
    (before && 'method' in before && before.method) || 'commit',
  );
  const application = findApplication(applications, named);
  const choices = application
    ? historyChoices(application, records.data?.deployments ?? [])
    : [];
  const entry = choices.find(({ id }) => id === historyId);

  const submit = () => {
    if (!application || !entry) {
      return;
    }
    const { instance, namespace, name } = application;
    const of = {
      application: { instance, namespace, name },
      historyId: entry.id,
    };
    onOrder(
      inGit
        ? { action: 'revert', ...of, reason: span.reason, method }
        : { action: 'rollback', ...of, prune, hold: span },
    );
  };
  return (
    <FormFrame
      isComplete={entry !== undefined && isCompleteSpan(span)}
      onSubmit={submit}
      onClose={onClose}
    >
      {(applications.length > 1 || !application) && (
        <LabelledField
          select
          required
          fullWidth
          margin="normal"
          label="Application"
          value={application ? applicationKey(application) : ''}
          onChange={event => {
            setNamed(event.target.value);
            setHistoryId(undefined);
          }}
        >
          {applications.map(each => (
            <MenuItem key={applicationKey(each)} value={applicationKey(each)}>
              {each.name}
            </MenuItem>
          ))}
        </LabelledField>
      )}
      {application && (
        <HistoryChoices
          choices={choices}
          chosen={entry?.id}
          onChoose={setHistoryId}
        />
      )}
      {inGit ? (
        <MethodField method={method} onChange={setMethod} />
      ) : (
        <FormControlLabel
          control={
            <Checkbox
              checked={prune}
              onChange={event => setPrune(event.target.checked)}
            />
          }
          label="Delete what was added since (prune)"
        />
      )}
      <SpanFields
        span={span}
        withoutHours={inGit}
        afterwards="So long the environment is held; then people are reminded, and nothing resumes by itself."
        onChange={setSpan}
      />
    </FormFrame>
  );
}
