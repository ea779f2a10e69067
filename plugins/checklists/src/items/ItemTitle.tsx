import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import type { ChecklistItemResult } from '@flightdeck/plugin-environments-common';
import {
  Age,
  PersonName,
  Sentence,
  Timestamp,
} from '@flightdeck/plugin-environments-react';

/** An item with a link to all that is known of it, and why it stands as it does. */
export function ItemTitle(props: { result: ChecklistItemResult; to: string }) {
  const { expiresAt, item, mode, reason, waiver } = props.result;
  return (
    <>
      <Link to={props.to}>{item.title}</Link>
      <Typography variant="body2">
        <Sentence text={reason} />
      </Typography>
      {waiver?.state === 'pending' && (
        <Typography variant="body2" component="div">
          <PersonName name={waiver.requestedBy} /> asked for a waiver,{' '}
          <Age time={waiver.requestedAt} />.
        </Typography>
      )}
      <Typography variant="caption" color="textSecondary" component="div">
        {mode === 'required' ? 'Required' : 'Advisory'}
        {mode === 'advisory' && item.mode === 'required' && (
          <>
            {' '}
            until <Timestamp time={item.requiredFrom ?? ''} />, then required
          </>
        )}
        {expiresAt && (
          <>
            ; holds until <Timestamp time={expiresAt} />
          </>
        )}
      </Typography>
    </>
  );
}
