import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  describeService,
  parseServiceAnswers,
  type ServiceAnswers,
  type ServiceAnswersInput,
  type ServiceDescription,
} from '@flightdeck/plugin-environments-common';
import { type ServiceFiles, TemplateLibrary } from '../TemplateLibrary';

/** A service that was rendered from answers, and written into a folder of its own. */
export class RenderedService {
  readonly answers: ServiceAnswers;
  readonly service: ServiceDescription;
  readonly files: ServiceFiles;
  readonly directory: string;

  private constructor(
    answers: ServiceAnswers,
    files: ServiceFiles,
    directory: string,
  ) {
    this.answers = answers;
    this.service = describeService(answers);
    this.files = files;
    this.directory = directory;
  }

  static async create(input: ServiceAnswersInput): Promise<RenderedService> {
    const { answers, mistakes } = parseServiceAnswers(input);
    if (!answers) {
      throw new Error(
        mistakes.map(({ field, message }) => `${field}: ${message}`).join('\n'),
      );
    }
    const library = await TemplateLibrary.create();
    const files = await library.render(answers, {
      cloneUrl: `https://git.example.org/${answers.name}.git`,
      branch: 'main',
    });
    const directory = await mkdtemp(join(tmpdir(), 'flightdeck-service-'));
    for (const [path, text] of files) {
      await mkdir(dirname(join(directory, path)), { recursive: true });
      await writeFile(join(directory, path), text);
    }
    return new RenderedService(answers, files, directory);
  }

  /** The files whose path matches. */
  matching(pattern: RegExp): [path: string, text: string][] {
    return [...this.files].filter(([path]) => pattern.test(path));
  }

  /** The folders that hold a file of that name. */
  foldersWith(name: string): string[] {
    return [...this.files.keys()]
      .filter(path => path === name || path.endsWith(`/${name}`))
      .map(path => dirname(path));
  }

  async remove(): Promise<void> {
    await rm(this.directory, { recursive: true, force: true });
  }
}
