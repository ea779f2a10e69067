import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Hold, Maintenance } from '@flightdeck/plugin-environments-common';
import {
  actionSearch,
  HoldBanner,
  sentenceOf,
  StatusMark,
  useDeliveryStatus,
  useHasActionHost,
} from '@flightdeck/plugin-environments-react';
import { Link } from 'react-router-dom';
import { MaintenanceBanner } from './MaintenanceBanner';

const useStyles = makeStyles(
  theme => ({ root: { display: 'grid', gap: theme.spacing(1) } }),
  { name: 'FlightdeckDeliveryBanners' },
);

/** Says that the environment is held, or that people work on it: by whom, why and until when. */
export function DeliveryBanners(props: {
  environmentRef: string;
  /** As the state of the environment tells it. */
  maintenance?: Maintenance;
}) {
  const { data, error } = useDeliveryStatus(props.environmentRef);
  const classes = useStyles();
  const { own, annotated } = partsOf(props.maintenance);
  const switchedOn = data ? data.maintenance : own;
  return (
    <div className={classes.root}>
      {data?.hold && <HeldLine hold={data.hold} />}
      {switchedOn && <MaintenanceBanner maintenance={switchedOn} />}
      {annotated && <MaintenanceBanner maintenance={annotated} />}
      {!data && error && (
        <Typography variant="caption" color="textSecondary" component="div">
          Whether it is held cannot be read: {sentenceOf(error)}
        </Typography>
      )}
    </div>
  );
}

/** Somebody switched it on here, or the entity says it: then it lasts longer than any of ours. */
function partsOf(maintenance: Maintenance | undefined): {
  own?: Maintenance;
  annotated?: Maintenance;
} {
  return maintenance?.by === undefined
    ? { annotated: maintenance }
    : { own: maintenance };
}

/** In full, unless a panel on the page has the banner and the way to resume. */
function HeldLine(props: { hold: Hold }) {
  const { hold } = props;
  const isToldBelow = useHasActionHost();
  if (!isToldBelow) {
    return (
      <HoldBanner
        hold={hold}
        action={
          <Button
            color="inherit"
            size="small"
            component={Link}
            to={`?${new URLSearchParams(actionSearch({ action: 'resume' }))}`}
          >
            Resume
          </Button>
        }
      />
    );
  }
  return hold.state === 'broken' ? (
    <Typography variant="body2" component="div">
      <StatusMark tone="critical">Hold broken</StatusMark> Automation is on
      again, though a person holds the environment: {hold.reason}
    </Typography>
  ) : (
    <Typography variant="body2" component="div">
      <StatusMark tone="suspended">Held</StatusMark> Automation is off:{' '}
      {hold.reason}
    </Typography>
  );
}
