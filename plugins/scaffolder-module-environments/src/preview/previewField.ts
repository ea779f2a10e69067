import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { PreviewField } from './PreviewField';

export const previewSchema = makeFieldSchema({
  output: z => z.string().describe('Never answered: it only shows.'),
});

/** Shows what will be made of the answers; answers nothing itself. */
export const previewField = {
  name: 'FlightdeckPreview',
  component: PreviewField,
  schema: previewSchema,
};
