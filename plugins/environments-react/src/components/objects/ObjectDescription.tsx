import type { ObjectDetail } from '@flightdeck/plugin-environments-common';
import { formatSubject } from '../findings/formatSubject';
import { ObjectLink } from '../links';
import { DataTable } from '../table';
import { Age, Timestamp } from '../time';
import { ContainerDetails } from './ContainerDetails';
import { Facts } from './Facts';
import { Section } from './Section';

/** What an object is and how it stands, as a cluster's own tools describe it. */
export function ObjectDescription(props: { detail: ObjectDetail }) {
  const { detail } = props;
  const { subject, owners, conditions, containers } = detail;
  return (
    <>
      <Facts
        facts={[
          ['Kind', `${subject.kind} (${detail.apiVersion})`],
          ['Namespace', subject.namespace ?? 'none'],
          ['Name', subject.name],
          [
            'Created',
            detail.createdAt && <Timestamp time={detail.createdAt} />,
          ],
          [
            'Owned by',
            owners.length > 0
              ? owners.map(owner => (
                  <div key={formatSubject(owner)}>
                    <ObjectLink object={owner} />
                  </div>
                ))
              : 'nothing',
          ],
        ]}
      />
      {conditions.length > 0 && (
        <Section title="Conditions">
          <DataTable
            label="Conditions"
            rows={conditions}
            keyOf={({ type }) => type}
            emptyText="There is none."
            columns={[
              { title: 'Condition', rowHeader: true, render: row => row.type },
              { title: 'Status', render: row => row.status },
              {
                title: 'Since',
                render: ({ lastTransitionTime: time }) =>
                  time ? <Age time={time} /> : 'unknown',
              },
              {
                title: 'Why',
                render: ({ reason, message }) =>
                  [reason, message].filter(Boolean).join(': '),
              },
            ]}
          />
        </Section>
      )}
      {containers.length > 0 && (
        <Section title="Containers">
          {containers.map(container => (
            <ContainerDetails
              key={`${container.init} ${container.name}`}
              container={container}
              subject={subject}
            />
          ))}
        </Section>
      )}
      <Names title="Labels" names={detail.labels} />
      <Names title="Annotations" names={detail.annotations} />
    </>
  );
}

function Names(props: { title: string; names: Record<string, string> }) {
  const names = Object.entries(props.names);
  return names.length > 0 ? (
    <Section title={props.title}>
      <Facts facts={names} monospace />
    </Section>
  ) : null;
}
