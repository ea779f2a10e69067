import { createHash } from 'node:crypto';
import { symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { RenderedService } from './RenderedService';
import { runProgram } from './runProgram';

/** Debian's, which has the packages that the services need; elsewhere the one of the path. */
const PYTHON = process.env.FLIGHTDECK_PYTHON || 'python3';
const MODULES = join(dirname(require.resolve('vitest/package.json')), '..');
const VITEST = join(MODULES, 'vitest', 'vitest.mjs');
const VITE = join(MODULES, 'vite', 'bin', 'vite.js');

/** What was run before, by what the folder held: many answers make the same code. */
const done = new Map<string, Promise<string[]>>();

/** What names the service and nothing else: the tests in its folder do not read it. */
const NAMING =
  /(^|\/)(index\.html|openapi\.yaml|package(-lock)?\.json|src\/service\.js)$/;

function once(
  rendered: RenderedService,
  { folder, kind }: { folder: string; kind: 'tests' | 'build' },
  run: () => Promise<string[]>,
): Promise<string[]> {
  const hash = createHash('sha256').update(`${kind}\0`);
  for (const [path, text] of rendered.files) {
    const counts = kind === 'build' || !NAMING.test(path);
    if (path.startsWith(`${folder}/`) && counts) {
      hash.update(`${path}\0${text}\0`);
    }
  }
  const key = hash.digest('hex');
  const known = done.get(key);
  if (known) {
    return known;
  }
  const running = run();
  done.set(key, running);
  return running;
}

/** Compiles the Python code, and runs its tests. */
export async function checkPython(
  rendered: RenderedService,
): Promise<string[]> {
  const problems: string[] = [];
  for (const folder of rendered.foldersWith('requirements.txt')) {
    const found = await once(rendered, { folder, kind: 'tests' }, async () => {
      const directory = join(rendered.directory, folder);
      const environment = { PYTHONDONTWRITEBYTECODE: '1' };
      const options = { directory, environment };
      const sources = rendered
        .matching(/\.py$/)
        .map(([path]) => path)
        .filter(path => path.startsWith(`${folder}/`))
        .map(path => path.slice(folder.length + 1));
      const compiled = await runProgram(
        PYTHON,
        [
          '-c',
          'import sys\nfor path in sys.argv[1:]:\n    compile(open(path).read(), path, "exec")',
          ...sources,
        ],
        options,
      );
      if (compiled.code !== 0) {
        return [`${folder}: ${compiled.output}`];
      }
      const tests = await runProgram(
        PYTHON,
        ['-m', 'pytest', '-q', '-p', 'no:cacheprovider'],
        options,
      );
      return tests.code === 0 && /\d+ passed/.test(tests.output)
        ? []
        : [`${folder}: ${tests.output}`];
    });
    problems.push(...found);
  }
  return problems;
}

/** Builds the JavaScript code, and runs its tests, with the packages of this repository. */
export async function checkJavaScript(
  rendered: RenderedService,
): Promise<string[]> {
  const problems: string[] = [];
  for (const folder of rendered.foldersWith('package.json')) {
    const directory = join(rendered.directory, folder);
    await symlink(MODULES, join(directory, 'node_modules'));
    const tests = await once(rendered, { folder, kind: 'tests' }, async () => {
      const environment = { CI: 'true', NODE_ENV: 'test', NODE_OPTIONS: '' };
      const { code, output } = await runProgram('node', [VITEST, 'run'], {
        directory,
        environment,
      });
      return code === 0 && /Tests\s+.*\d+ passed/.test(output)
        ? []
        : [`${folder}: ${output}`];
    });
    const build = await once(rendered, { folder, kind: 'build' }, async () => {
      const { code, output } = await runProgram('node', [VITE, 'build'], {
        directory,
        environment: { CI: 'true', NODE_ENV: 'production' },
      });
      return code === 0 ? [] : [`${folder}: ${output}`];
    });
    problems.push(...tests, ...build);
  }
  return problems;
}
