import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import type { Maintenance } from '@flightdeck/plugin-environments-common';
import {
  actionSearch,
  HoldBanner,
  sentenceOf,
  useDeliveryStatus,
  useHasActionHost,
} from '@flightdeck/plugin-environments-react';
import { Link } from 'react-router-dom';
import { MaintenanceBanner } from './MaintenanceBanner';

/** Says that the environment is held, or that people work on it: by whom, why and until when. */
export function DeliveryBanners(props: {
  environmentRef: string;
  /** As the state of the environment tells it. */
  maintenance?: Maintenance;
}) {
  const { data, error } = useDeliveryStatus(props.environmentRef);
  const maintenance = data?.maintenance ?? props.maintenance;
  const hold = data?.hold;
  return (
    <>
      {hold && <HoldBanner hold={hold} action={<ResumeLink />} />}
      {maintenance && <MaintenanceBanner maintenance={maintenance} />}
      {!data && error && (
        <Typography variant="caption" color="textSecondary" component="div">
          Whether it is held cannot be read: {sentenceOf(error)}
        </Typography>
      )}
    </>
  );
}

/** Shown where something on the page can lead through it; that also says who may not. */
function ResumeLink() {
  return useHasActionHost() ? (
    <Button
      color="inherit"
      size="small"
      component={Link}
      to={`?${new URLSearchParams(actionSearch({ action: 'resume' }))}`}
    >
      Resume
    </Button>
  ) : null;
}
