import { useState } from 'react';
import Typography from '@material-ui/core/Typography';
import {
  waiverRequestSchema,
  type ChecklistItemResult,
} from '@flightdeck/plugin-environments-common';
import { ExplanationField } from './ExplanationField';
import { FormDialog, type FormProps } from './FormDialog';
import { FormField } from './FormField';
import { HoursField } from './HoursField';
import { readDraft } from './readDraft';

/** Asks for leave to deploy although an item is open. */
export function WaiverForm(props: FormProps & { result: ChecklistItemResult }) {
  const { result, release, writer, onClose } = props;
  const [reason, setReason] = useState('');
  const [link, setLink] = useState('');
  const [hours, setHours] = useState(24);
  const { complaints, request } = readDraft(waiverRequestSchema, {
    releaseKey: release.key,
    reason,
    link,
    hours,
  });
  return (
    <FormDialog
      title={`Ask for a waiver of “${result.item.title}”`}
      submit="Ask for it"
      complaints={complaints}
      form={props}
      onSubmit={
        request &&
        (() =>
          writer.run(
            { kind: 'ask-for-waiver', itemId: result.item.id, request },
            { onDone: onClose },
          ))
      }
    >
      <Typography>
        Another person, who has that right, decides on it. Then the item counts
        as waived, never as passed.
      </Typography>
      <ExplanationField
        label="Reason"
        required
        value={reason}
        hint="Why the release can go without it, and what follows."
        complaint={complaints.reason}
        onText={setReason}
      />
      <HoursField
        hours={hours}
        complaint={complaints.hours}
        onHours={setHours}
      />
      <FormField
        label="Link"
        type="url"
        value={link}
        hint="Of the ticket in which it is followed up."
        complaint={complaints.link}
        onText={setLink}
      />
    </FormDialog>
  );
}
