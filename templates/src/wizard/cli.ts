import { writeFileSync } from 'node:fs';
import { serviceAnswersSchema } from '@flightdeck/plugin-environments-common';
import { templateFile } from './templateFile';

for (const { shape } of serviceAnswersSchema.options) {
  const { path, text } = templateFile(shape.blueprint.value);
  writeFileSync(path, text);
}
