import { dirname, join } from 'node:path';
import type { ServiceAnswers } from '@flightdeck/plugin-environments-common';
import { stringify } from 'yaml';
import { createTemplate } from './createTemplate';

type BlueprintName = ServiceAnswers['blueprint'];

const NOTE =
  ' Made from the schema of the answers by `yarn workspace @flightdeck/service-templates wizard`.';

/** The file that a catalog reads the template of a blueprint from, and its text. */
export function templateFile(blueprint: BlueprintName): {
  path: string;
  text: string;
} {
  const folder = dirname(
    require.resolve('@flightdeck/service-templates/package.json'),
  );
  return {
    path: join(folder, blueprint, 'template.yaml'),
    text: `#${NOTE}\n${stringify(createTemplate(blueprint), {
      lineWidth: 0,
      aliasDuplicateObjects: false,
    })}`,
  };
}
