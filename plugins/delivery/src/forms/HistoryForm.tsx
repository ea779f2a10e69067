import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import MenuItem from '@material-ui/core/MenuItem';
import type { Application } from '@flightdeck/plugin-environments-common';
import { LabelledField } from '@flightdeck/plugin-environments-react';
import { FormFrame } from './FormFrame';
import { applicationKey } from './historyChoices';
import { HistoryChoices } from './HistoryChoices';
import { MethodField } from './MethodField';
import type { OrderFormProps } from './OrderForm';
import { SpanFields } from './SpanFields';
import { useHistoryOrder } from './useHistoryOrder';

/** Orders to go back to a former deployment: in the cluster with a hold, or in Git. */
export function HistoryForm(props: OrderFormProps) {
  const inGit = props.target.action === 'revert';
  const { applications, application, choices, entry, draft, change, order } =
    useHistoryOrder(props);
  return (
    <FormFrame
      isComplete={order !== undefined}
      onSubmit={() => order && props.onOrder(order)}
      onClose={props.onClose}
    >
      {(applications.length > 1 || !application) && (
        <ApplicationField
          applications={applications}
          chosen={application}
          onChoose={key => change({ application: key, historyId: undefined })}
        />
      )}
      {application && (
        <HistoryChoices
          choices={choices}
          chosen={entry?.id}
          onChoose={historyId => change({ historyId })}
        />
      )}
      {inGit ? (
        <MethodField
          method={draft.method}
          onChange={method => change({ method })}
        />
      ) : (
        <FormControlLabel
          control={
            <Checkbox
              checked={draft.prune}
              onChange={event => change({ prune: event.target.checked })}
            />
          }
          label="Delete what was added since (prune)"
        />
      )}
      <SpanFields
        span={draft.span}
        withoutHours={inGit}
        afterwards="So long the environment is held; then people are reminded, and nothing resumes by itself."
        onChange={span => change({ span })}
      />
    </FormFrame>
  );
}

function ApplicationField(props: {
  applications: readonly Application[];
  chosen: Application | undefined;
  onChoose: (key: string) => void;
}) {
  const { applications, chosen, onChoose } = props;
  return (
    <LabelledField
      select
      required
      fullWidth
      margin="normal"
      label="Application"
      value={chosen ? applicationKey(chosen) : ''}
      onChange={event => onChoose(event.target.value)}
    >
      {applications.map(each => (
        <MenuItem key={applicationKey(each)} value={applicationKey(each)}>
          {each.name}
        </MenuItem>
      ))}
    </LabelledField>
  );
}
