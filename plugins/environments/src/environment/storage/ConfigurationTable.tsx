import Typography from '@material-ui/core/Typography';
import type { ConfigurationItem } from '@flightdeck/plugin-environments-common';
import {
  Age,
  DataTable,
  ObjectLink,
} from '@flightdeck/plugin-environments-react';
import { CertificateEnd } from './CertificateEnd';
import { UsedBy } from './UsedBy';

/** ConfigMaps and Secrets by name, keys and age; their values stay in the cluster. */
export function ConfigurationTable(props: {
  items: readonly ConfigurationItem[];
}) {
  return (
    <DataTable
      label="Configuration and Secrets"
      rows={props.items}
      keyOf={({ kind, namespace, name }) => `${kind}/${namespace}/${name}`}
      emptyText="There is no ConfigMap or Secret."
      columns={[
        {
          title: 'Name',
          rowHeader: true,
          render: item => (
            <>
              <ObjectLink object={item}>{item.name}</ObjectLink>
              <Typography
                variant="caption"
                color="textSecondary"
                component="div"
              >
                {item.kind} in {item.namespace}
                {item.type && `, ${item.type}`}
              </Typography>
            </>
          ),
        },
        {
          title: 'Keys',
          render: ({ keys }) => (keys.length > 0 ? keys.join(', ') : 'none'),
        },
        {
          title: 'Created',
          render: ({ createdAt }) =>
            createdAt ? <Age time={createdAt} /> : 'unknown',
        },
        {
          title: 'Last written',
          render: ({ updatedAt }) =>
            updatedAt ? <Age time={updatedAt} /> : 'unknown',
        },
        {
          title: 'Certificate',
          render: ({ certificateExpiresAt }) =>
            certificateExpiresAt && (
              <CertificateEnd expiresAt={certificateExpiresAt} />
            ),
        },
        {
          title: 'Used by',
          render: ({ usedBy }) => <UsedBy subjects={usedBy} />,
        },
      ]}
    />
  );
}
