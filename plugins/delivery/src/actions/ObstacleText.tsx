import { EntityRefLinks } from '@backstage/plugin-catalog-react';
import {
  type ActionObstacle,
  Sentence,
} from '@flightdeck/plugin-environments-react';

/** Why something cannot be done, and who can do it. */
export function ObstacleText(props: { obstacle: ActionObstacle }) {
  const { reason, contacts = [] } = props.obstacle;
  return (
    <>
      <Sentence text={reason} />
      {contacts.length > 0 && (
        <>
          {' Ask '}
          <EntityRefLinks entityRefs={[...contacts]} defaultKind="group" />.
        </>
      )}
    </>
  );
}
