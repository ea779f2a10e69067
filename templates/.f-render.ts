import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { TemplateLibrary, exampleAnswers } from '/work/main/templates/src';
import { parseServiceAnswers } from '@flightdeck/plugin-environments-common';

async function main() {
  const sets: Record<string, unknown> = { default: exampleAnswers['gitops-web-platform'] };
  try {
    Object.assign(sets, require('/work/main/templates/src/answerSets/gitopsWebPlatform').gitopsWebPlatformAnswerSets);
  } catch (e) { console.log(String(e)); }
  const library = await TemplateLibrary.create('/work/main/templates');
  for (const [name, input] of Object.entries(sets)) {
    const parsed = parseServiceAnswers(input);
    if (!parsed.answers) { console.log(name, parsed.mistakes); continue; }
    const files = await library.render(parsed.answers, { cloneUrl: 'https://git.example.org/shop.git', branch: 'main' });
    const out = join('/tmp/f/out', name.toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, 20));
    await rm(out, { recursive: true, force: true });
    for (const [path, text] of files) {
      await mkdir(dirname(join(out, path)), { recursive: true });
      await writeFile(join(out, path), text);
    }
    console.log(name, files.size, 'files');
  }
}
main().catch(e => { console.error(e); process.exit(1); });
