import { useState } from 'react';
import Typography from '@material-ui/core/Typography';
import {
  checklistReviewSchema,
  type ChecklistAnswer,
} from '@flightdeck/plugin-environments-common';
import { FormDialog, type FormProps } from './FormDialog';
import { LabelledField } from './LabelledField';
import { hintOf, readDraft } from './readDraft';

/** Says that somebody looked at a deployment that broke the glass. */
export function ReviewForm(
  props: FormProps & {
    brokenGlass: NonNullable<ChecklistAnswer['brokenGlass']>;
  },
) {
  const { brokenGlass, releaseKey, writer, onClose } = props;
  const [reason, setReason] = useState('');
  const { complaints, request } = readDraft(checklistReviewSchema, {
    releaseKey,
    reason,
  });
  return (
    <FormDialog
      title="Review the deployment"
      submit="Reviewed"
      complaints={complaints}
      form={props}
      onSubmit={
        request &&
        (() => writer.run({ kind: 'review', request }, { onDone: onClose }))
      }
    >
      <Typography>
        It was deployed in spite of the checklist: {brokenGlass.reason}
      </Typography>
      <LabelledField
        label="Reason"
        required
        multiline
        value={reason}
        inputProps={{ maxLength: 1000 }}
        {...hintOf(
          complaints.reason,
          reason,
          'What you found, and what follows from it.',
        )}
        onChange={({ target }) => setReason(target.value)}
      />
    </FormDialog>
  );
}
