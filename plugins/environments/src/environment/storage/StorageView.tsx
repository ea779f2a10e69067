import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import { InfoCard } from '@backstage/core-components';
import {
  environmentReadPermission,
  type Inventory,
} from '@flightdeck/plugin-environments-common';
import {
  FreshnessLine,
  LivePart,
  useInventory,
} from '@flightdeck/plugin-environments-react';
import type { EnvironmentViewProps } from '../EnvironmentView';
import { BackupTable } from './BackupTable';
import { ConfigurationTable } from './ConfigurationTable';
import { QuotaTable } from './QuotaTable';
import { VolumeTable } from './VolumeTable';

const useStyles = makeStyles(
  theme => ({ root: { display: 'grid', gap: theme.spacing(2), minWidth: 0 } }),
  { name: 'FlightdeckStorageView' },
);

/** What the environment is configured with, and where it keeps its data. */
export function StorageView(props: EnvironmentViewProps) {
  const live = useInventory(props.snapshot.environment.ref);
  return (
    <LivePart
      live={live}
      what="configuration and storage"
      permission={environmentReadPermission.name}
    >
      {inventory => (
        <>
          {!live.error && <FreshnessLine live={live} />}
          <Parts inventory={inventory} />
        </>
      )}
    </LivePart>
  );
}

function Parts(props: { inventory: Inventory }) {
  const { configuration, volumes, quotas, backups, problems } = props.inventory;
  const classes = useStyles();
  return (
    <div className={classes.root}>
      {problems
        .filter(({ what }) => what !== 'usage')
        .map(({ what, message }) => (
          <Alert key={`${what} ${message}`} severity="warning">
            {message}
          </Alert>
        ))}
      <Part title="Configuration and Secrets" rows={configuration}>
        {rows => <ConfigurationTable items={rows} />}
      </Part>
      <Part title="Volumes" rows={volumes}>
        {rows => <VolumeTable items={rows} />}
      </Part>
      <Part title="Quotas" rows={quotas}>
        {rows => <QuotaTable items={rows} />}
      </Part>
      <Part title="Backups" rows={backups}>
        {rows => <BackupTable items={rows} />}
      </Part>
    </div>
  );
}

/** A part that is absent could not be read, which is not the same as empty. */
function Part<T>(props: {
  title: string;
  rows: readonly T[] | undefined;
  children: (rows: readonly T[]) => ReactNode;
}) {
  const { title, rows, children } = props;
  return (
    <InfoCard title={title} noPadding={Boolean(rows?.length)}>
      {rows ? (
        children(rows)
      ) : (
        <Typography variant="body2">
          This could not be read, so nothing is known of it.
        </Typography>
      )}
    </InfoCard>
  );
}
