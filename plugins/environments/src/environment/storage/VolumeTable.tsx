import Typography from '@material-ui/core/Typography';
import type { VolumeItem } from '@flightdeck/plugin-environments-common';
import {
  DataTable,
  ObjectLink,
  StatusMark,
} from '@flightdeck/plugin-environments-react';
import { FillCell } from './FillCell';
import { UsedBy } from './UsedBy';

/** PersistentVolumeClaims and how full their volumes are. */
export function VolumeTable(props: { items: readonly VolumeItem[] }) {
  return (
    <DataTable
      label="Volumes"
      rows={props.items}
      keyOf={({ namespace, name }) => `${namespace}/${name}`}
      emptyText="There is no volume."
      columns={[
        {
          title: 'Claim',
          rowHeader: true,
          render: ({ namespace, name }) => (
            <>
              <ObjectLink
                object={{ kind: 'PersistentVolumeClaim', namespace, name }}
              >
                {name}
              </ObjectLink>
              <Typography
                variant="caption"
                color="textSecondary"
                component="div"
              >
                in {namespace}
              </Typography>
            </>
          ),
        },
        { title: 'Phase', render: ({ phase }) => <Phase phase={phase} /> },
        {
          title: 'Used',
          render: ({ name, usedRatio }) => (
            <FillCell
              label={`Space used of ${name}`}
              ratio={usedRatio}
              fullTone="critical"
            />
          ),
        },
        { title: 'Size', render: ({ capacity }) => capacity ?? 'unknown' },
        {
          title: 'Storage class',
          render: ({ storageClass }) => storageClass ?? 'none',
        },
        {
          title: 'Used by',
          render: ({ usedBy }) => <UsedBy subjects={usedBy} />,
        },
      ]}
    />
  );
}

function Phase(props: { phase: string }) {
  switch (props.phase) {
    case 'Bound':
      return <>Bound</>;
    case 'Lost':
      return <StatusMark tone="critical">Lost</StatusMark>;
    default:
      return <StatusMark tone="warning">{props.phase}</StatusMark>;
  }
}
