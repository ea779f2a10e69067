import { useId } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import type { EnvironmentRelease } from '@flightdeck/plugin-environments-common';
import {
  actionSearch,
  useDeliveryStatus,
  useEnvironmentPath,
} from '@flightdeck/plugin-environments-react';
import { Link } from 'react-router-dom';
import { promotionObstacle } from './promotionObstacle';

/** Leads to the promotion of the stage before; when it cannot be done, says why. */
export function PromoteButton(props: {
  source: EnvironmentRelease;
  target: EnvironmentRelease;
}) {
  const { source, target } = props;
  const status = useDeliveryStatus(target.environmentRef);
  const pathOf = useEnvironmentPath();
  const reasonId = useId();
  const obstacle = promotionObstacle(source, status.data, status.error);
  const title = `Promote ${source.release?.name ?? ''} to ${
    target.stage ?? target.name
  }`;
  if (obstacle === undefined) {
    return (
      <Button
        size="small"
        variant="outlined"
        color="primary"
        component={Link}
        to={pathOf(target.environmentRef, actionSearch({ action: 'promote' }))}
      >
        {title}
      </Button>
    );
  }
  return (
    <>
      <Button
        size="small"
        variant="outlined"
        disabled
        aria-describedby={reasonId}
      >
        {title}
      </Button>
      <Typography
        id={reasonId}
        variant="caption"
        color="textSecondary"
        component="div"
      >
        {obstacle}
      </Typography>
    </>
  );
}
