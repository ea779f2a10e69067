import type { ReactNode } from 'react';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { Hold } from '@flightdeck/plugin-environments-common';
import { Age, Timestamp } from '../time';

/**
 * Props of {@link HoldBanner}.
 *
 * @public
 */
export interface HoldBannerProps {
  hold: Hold;
  /** The way to resume, where there is one. */
  action?: ReactNode;
}

/**
 * Says that an environment is held: by whom, why, since when, and until when people are not
 * reminded. A hold that something broke is an alarm. Nothing is shown of one that has ended.
 *
 * @public
 */
export function HoldBanner(props: HoldBannerProps) {
  const { hold, action } = props;
  if (hold.state === 'resumed' || hold.state === 'dropped') {
    return null;
  }
  const broken = hold.state === 'broken';
  return (
    <Alert
      severity={broken ? 'error' : 'warning'}
      role={broken ? 'alert' : 'region'}
      aria-label={broken ? 'Broken hold' : 'Hold'}
      action={action}
    >
      <AlertTitle>{titleOf(hold)}</AlertTitle>
      {broken && (
        <div>
          {hold.brokenBy ?? 'Something switched automation on again.'}{' '}
          {hold.brokenSince && (
            <>
              That was <Age time={hold.brokenSince} />.
            </>
          )}
        </div>
      )}
      <div>Why: {hold.reason}</div>
      <div>
        Placed by <EntityRefLink entityRef={hold.placedBy} defaultKind="user" />{' '}
        <Age time={hold.placedAt} />. <Expiry hold={hold} />
      </div>
    </Alert>
  );
}

function titleOf({ state, cause }: Hold): string {
  switch (state) {
    case 'placing':
      return 'A hold is being placed';
    case 'broken':
      return 'The hold is broken: automation is on again';
    default:
      return cause === 'rollback'
        ? 'Held after a rollback: automation is off'
        : 'Held: automation is paused';
  }
}

function Expiry(props: { hold: Hold }) {
  const { expiresAt } = props.hold;
  return new Date(expiresAt).getTime() < Date.now() ? (
    <>
      It was to last until <Timestamp time={expiresAt} />, and lasts on until
      somebody resumes it.
    </>
  ) : (
    <>
      Until <Timestamp time={expiresAt} />; then people are reminded, and
      nothing resumes by itself.
    </>
  );
}
