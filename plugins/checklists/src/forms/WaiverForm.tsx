import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import {
  waiverRequestSchema,
  type ChecklistItemResult,
} from '@flightdeck/plugin-environments-common';
import { FormDialog, type FormProps } from './FormDialog';
import { LabelledField } from './LabelledField';
import { hintOf, readDraft } from './readDraft';

const USUAL_HOURS = [
  { hours: 4, title: '4 hours' },
  { hours: 24, title: '1 day' },
  { hours: 72, title: '3 days' },
  { hours: 168, title: '1 week' },
];

/** Asks for leave to deploy although an item is open. */
export function WaiverForm(props: FormProps & { result: ChecklistItemResult }) {
  const { result, releaseKey, writer, onClose } = props;
  const [reason, setReason] = useState('');
  const [link, setLink] = useState('');
  const [hours, setHours] = useState(24);
  const { complaints, request } = readDraft(waiverRequestSchema, {
    releaseKey,
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
        Someone else with the right to decides on it. The item then counts as
        waived, never as passed.
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
          'Why the release can go without it, and what follows.',
        )}
        onChange={({ target }) => setReason(target.value)}
      />
      <LabelledField
        label="Hours"
        type="number"
        required
        value={Number.isNaN(hours) ? '' : hours}
        inputProps={{ min: 1, max: 720, step: 1 }}
        {...hintOf(
          complaints.hours,
          String(hours),
          'From now on. Then the item is open again.',
        )}
        onChange={({ target }) => setHours(Number(target.value || NaN))}
      />
      <div role="group" aria-label="Usual spans">
        {USUAL_HOURS.map(each => (
          <Button
            key={each.hours}
            size="small"
            aria-pressed={hours === each.hours}
            variant={hours === each.hours ? 'outlined' : 'text'}
            onClick={() => setHours(each.hours)}
          >
            {each.title}
          </Button>
        ))}
      </div>
      <LabelledField
        label="Link"
        type="url"
        value={link}
        {...hintOf(
          complaints.link,
          link,
          'Of the ticket in which it is followed up.',
        )}
        onChange={({ target }) => setLink(target.value)}
      />
    </FormDialog>
  );
}
