import { useState } from 'react';
import Typography from '@material-ui/core/Typography';
import {
  checklistReviewSchema,
  type ChecklistAnswer,
} from '@flightdeck/plugin-environments-common';
import { ExplanationField } from './ExplanationField';
import { FormDialog, type FormProps } from './FormDialog';
import { readDraft } from './readDraft';

/** Says that somebody looked at a deployment that broke the glass. */
export function ReviewForm(
  props: FormProps & {
    brokenGlass: NonNullable<ChecklistAnswer['brokenGlass']>;
  },
) {
  const { brokenGlass, release, writer, onClose } = props;
  const [reason, setReason] = useState('');
  const { complaints, request } = readDraft(checklistReviewSchema, {
    releaseKey: release.key,
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
      <ExplanationField
        label="Reason"
        required
        value={reason}
        hint="What you found, and what follows from it."
        complaint={complaints.reason}
        onText={setReason}
      />
    </FormDialog>
  );
}
