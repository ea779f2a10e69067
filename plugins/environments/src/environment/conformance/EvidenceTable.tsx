import type {
  ConformanceEvidence,
  Subject,
} from '@flightdeck/plugin-environments-common';
import {
  DataTable,
  formatSubject,
  ObjectLink,
} from '@flightdeck/plugin-environments-react';

/** What is told of these comes from elsewhere than the objects of the environment. */
const NOT_OPENED = ['Application', 'Namespace'];

/** What was seen where, beside what is expected there. */
export function EvidenceTable(props: {
  evidence: readonly ConformanceEvidence[];
}) {
  const rows = props.evidence.map((evidence, index) => ({ evidence, index }));
  return (
    <DataTable
      label="Evidence"
      rows={rows}
      keyOf={({ index }) => String(index)}
      emptyText="No value was looked at."
      columns={[
        {
          title: 'Object',
          render: ({ evidence: { subject } }) =>
            subject ? <SubjectName subject={subject} /> : 'the environment',
        },
        {
          title: 'Path',
          rowHeader: true,
          render: ({ evidence }) => <code>{evidence.path}</code>,
        },
        { title: 'Value', render: ({ evidence }) => evidence.value },
        { title: 'Expected', render: ({ evidence }) => evidence.expected },
      ]}
    />
  );
}

function SubjectName(props: { subject: Subject }) {
  const { subject } = props;
  return NOT_OPENED.includes(subject.kind) ? (
    <>{formatSubject(subject)}</>
  ) : (
    <ObjectLink object={subject}>
      {subject.kind} {subject.name}
    </ObjectLink>
  );
}
