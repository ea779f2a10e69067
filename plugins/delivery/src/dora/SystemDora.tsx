import { stringifyEntityRef, parseEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  environmentReadPermission,
  type DoraReport,
} from '@flightdeck/plugin-environments-common';
import {
  DataTable,
  EnvironmentLink,
  FlightdeckQueryProvider,
  LivePart,
  useSystemDora,
} from '@flightdeck/plugin-environments-react';
import { DoraSpan } from './DoraSpan';
import { DoraTiles } from './DoraTiles';
import { describeDora, type DoraFigure } from './doraWords';
import { useDoraDays } from './useDoraDays';

const useStyles = makeStyles(
  theme => ({ root: { display: 'grid', gap: theme.spacing(2), minWidth: 0 } }),
  { name: 'FlightdeckSystemDora' },
);

/** How well the System at hand is delivered: all of it, and each of its environments. */
export function SystemDora() {
  const { entity } = useEntity();
  return (
    <FlightdeckQueryProvider>
      <LiveFigures systemRef={stringifyEntityRef(entity)} />
    </FlightdeckQueryProvider>
  );
}

function LiveFigures(props: { systemRef: string }) {
  const [days, setDays] = useDoraDays();
  const live = useSystemDora(props.systemRef, days);
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <div>
        <DoraSpan days={days} onChange={setDays} />
      </div>
      <LivePart
        live={live}
        what="the delivery figures"
        permission={environmentReadPermission.name}
      >
        {({ figures, stage, environments = [] }) => (
          <>
            {stage && (
              <Typography variant="body2">
                Of {stage}: what comes before it is there to fail.
              </Typography>
            )}
            <DoraTiles figures={figures} />
            {environments.length > 0 && (
              <EnvironmentFigures environments={environments} />
            )}
          </>
        )}
      </LivePart>
    </div>
  );
}

type EnvironmentFigure = NonNullable<DoraReport['environments']>[number];

function EnvironmentFigures(props: {
  environments: readonly EnvironmentFigure[];
}) {
  const column = (id: DoraFigure['id'], title: string) => ({
    title,
    render: ({ figures }: EnvironmentFigure) => {
      const found = describeDora(figures).find(each => each.id === id);
      return found?.value ?? found?.absent;
    },
  });
  return (
    <DataTable
      label="Delivery figures by environment"
      rows={props.environments}
      keyOf={({ environmentRef }) => environmentRef}
      emptyText=""
      columns={[
        {
          title: 'Environment',
          rowHeader: true,
          noWrap: true,
          render: ({ environmentRef }) => (
            <EnvironmentLink
              environmentRef={environmentRef}
              search={{ view: 'history' }}
            >
              {parseEntityRef(environmentRef).name}
            </EnvironmentLink>
          ),
        },
        { title: 'Stage', render: ({ stage }) => stage ?? 'None' },
        column('frequency', 'Frequency'),
        column('lead-time', 'Lead time'),
        column('failure', 'Failure rate'),
        column('restore', 'Time to restore'),
      ]}
    />
  );
}
