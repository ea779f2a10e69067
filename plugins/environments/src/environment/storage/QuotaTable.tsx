import type { QuotaItem } from '@flightdeck/plugin-environments-common';
import { DataTable, ObjectLink } from '@flightdeck/plugin-environments-react';
import { FillCell } from './FillCell';

/** What ResourceQuotas allow and how much of it is taken. */
export function QuotaTable(props: { items: readonly QuotaItem[] }) {
  return (
    <DataTable
      label="Quotas"
      rows={props.items}
      keyOf={({ namespace, name, resource }) =>
        `${namespace}/${name}/${resource}`
      }
      emptyText="No quota limits the environment."
      columns={[
        {
          title: 'Resource',
          rowHeader: true,
          render: ({ resource }) => resource,
        },
        {
          title: 'Taken',
          render: ({ resource, used, hard, ratio }) => (
            <FillCell
              label={`Quota of ${resource}`}
              ratio={ratio}
              detail={`${used} of ${hard}`}
              fullTone="warning"
            />
          ),
        },
        {
          title: 'Quota',
          render: ({ namespace, name }) => (
            <ObjectLink object={{ kind: 'ResourceQuota', namespace, name }}>
              {name} in {namespace}
            </ObjectLink>
          ),
        },
      ]}
    />
  );
}
