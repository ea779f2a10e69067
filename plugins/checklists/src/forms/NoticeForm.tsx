import { useState } from 'react';
import Typography from '@material-ui/core/Typography';
import {
  describeTime,
  noticeRequestSchema,
  type DeliveryStatus,
} from '@flightdeck/plugin-environments-common';
import { LabelledField } from '@flightdeck/plugin-environments-react';
import { DateTime } from 'luxon';
import { ExplanationField } from './ExplanationField';
import { FormDialog, type FormProps } from './FormDialog';
import { plannedStart, readStart } from './plannedStart';
import { readDraft } from './readDraft';

type Windows = DeliveryStatus['windows'];

/** Tells those whom a deployment concerns when it is to begin. */
export function NoticeForm(
  props: FormProps & { windows: Windows | undefined },
) {
  const { release, windows, writer, onClose } = props;
  const [field, setField] = useState(() =>
    plannedStart(DateTime.now(), openingOf(windows)),
  );
  const [message, setMessage] = useState('');
  const { complaint, startsAt, zone } = readStart(field, DateTime.now());
  const { complaints, request } = readDraft(
    noticeRequestSchema,
    { releaseKey: release.key, startsAt, message },
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
        fullWidth
        margin="normal"
        value={field}
        InputLabelProps={{ shrink: true }}
        error={complaint !== undefined}
        helperText={
          complaint
            ? `Not so: ${complaint}.`
            : `In your zone, ${zone}.${inZoneOf(windows, startsAt)}`
        }
        onChange={({ target }) => setField(target.value)}
      />
      <ExplanationField
        label="Message"
        value={message}
        hint="What they are to expect, and whom to ask."
        complaint={complaints.message}
        onText={setMessage}
      />
    </FormDialog>
  );
}

/** When the window for deployments opens, if it is closed now. */
function openingOf(windows: Windows | undefined): string | undefined {
  return windows?.state === 'closed' ? windows.opensAt : undefined;
}

/** The same time in the zone of the first window, where that is another one. */
function inZoneOf(
  windows: Windows | undefined,
  startsAt: string | undefined,
): string {
  const zone = windows?.windows[0]?.window.timeZone;
  return zone && startsAt && zone !== DateTime.now().zoneName
    ? ` That is ${describeTime(startsAt, zone)}, in the zone of the window.`
    : '';
}
