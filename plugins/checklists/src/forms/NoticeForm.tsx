import { useState } from 'react';
import Typography from '@material-ui/core/Typography';
import { noticeRequestSchema } from '@flightdeck/plugin-environments-common';
import { DateTime } from 'luxon';
import { FormDialog, type FormProps } from './FormDialog';
import { LabelledField } from './LabelledField';
import { plannedStart, readStart } from './plannedStart';
import { hintOf, readDraft } from './readDraft';

/** Tells those whom a deployment concerns when it is to begin. */
export function NoticeForm(
  props: FormProps & {
    /** ISO 8601: when the window for deployments opens, if it is closed now. */
    opensAt: string | undefined;
  },
) {
  const { opensAt, releaseKey, writer, onClose } = props;
  const [field, setField] = useState(() =>
    plannedStart(DateTime.now(), opensAt),
  );
  const [message, setMessage] = useState('');
  const { complaint, startsAt, zone } = readStart(field, DateTime.now());
  const { complaints, request } = readDraft(
    noticeRequestSchema,
    { releaseKey, startsAt, message },
    { start: complaint },
  );
  return (
    <FormDialog
      title="Send the notice of the deployment"
      submit="Send notice"
      complaints={{ ...complaints, startsAt: undefined }}
      form={props}
      onSubmit={
        request &&
        (() =>
          writer.run({ kind: 'send-notice', request }, { onDone: onClose }))
      }
    >
      <Typography>
        It goes to the owners of this system and of all that depends on it, as a
        notification. The receipt is kept as evidence.
      </Typography>
      <LabelledField
        label="Begins"
        type="datetime-local"
        required
        value={field}
        InputLabelProps={{ shrink: true }}
        error={complaint !== undefined}
        helperText={
          complaint ? `Not so: ${complaint}.` : `In your zone, ${zone}.`
        }
        onChange={({ target }) => setField(target.value)}
      />
      <LabelledField
        label="Message"
        multiline
        value={message}
        inputProps={{ maxLength: 1000 }}
        {...hintOf(
          complaints.message,
          message,
          'What they are to expect, and whom to ask.',
        )}
        onChange={({ target }) => setMessage(target.value)}
      />
    </FormDialog>
  );
}
