import { useEntityPresentation } from '@backstage/plugin-catalog-react';

/** Splits a text so that every second part is an entity ref; a full stop after one is not of it. */
const REFS = /\b((?:user|group|resource|system):[\w.-]+\/[\w.-]*\w)/i;

/**
 * A sentence of the backend, with the entities that it names by their refs as the catalog calls
 * them.
 *
 * @public
 */
export function Sentence(props: { text: string }) {
  return (
    <>
      {props.text.split(REFS).map((part, index) =>
        index % 2 === 1 ? (
          // The same name may stand in it twice.
          // eslint-disable-next-line react/no-array-index-key
          <EntityName key={index} entityRef={part} />
        ) : (
          part
        ),
      )}
    </>
  );
}

/** Flows with the words around it, as the name of the catalog's own component does not. */
function EntityName(props: { entityRef: string }) {
  const { primaryTitle, entityRef } = useEntityPresentation(props.entityRef);
  return <span title={entityRef}>{primaryTitle}</span>;
}
