// Runs every check and ends with one line that counts them: `node scripts/test.mjs [SUITE...]`.
// A type-check, a lint run, a format check and each test of a runner count as one.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const bin = join('node_modules', '.bin');
const results = join('.flightdeck', 'results');
const jestReport = join(results, 'unit.json');
const browserReport = join(results, 'browser.json');

/** Programs of the system that a suite needs, and the Debian packages that hold each. */
const programs = [
  { suite: 'browser', program: 'chromium', debianPackages: ['chromium'] },
  {
    suite: 'kubectl',
    program: 'kubectl',
    debianPackages: ['kubernetes-client'],
  },
  {
    suite: 'prometheus',
    program: 'prometheus',
    debianPackages: ['prometheus'],
  },
  {
    suite: 'python',
    program: 'python3 with FastAPI, Django and Celery',
    isThere: () => findPython() !== undefined,
    debianPackages: [
      'python3-boto3',
      'python3-celery',
      'python3-django',
      'python3-fastapi',
      'python3-gunicorn',
      'python3-httpx',
      'python3-jwt',
      'python3-prometheus-client',
      'python3-psycopg2',
      'python3-pytest',
      'python3-redis',
      'python3-sqlalchemy',
      'python3-uvicorn',
      'python3-whitenoise',
      'python3-yaml',
    ],
  },
];

/** What the services of the templates import. */
const pythonModules =
  'boto3, celery, django, fastapi, gunicorn, httpx, jwt, prometheus_client, psycopg2, pytest, redis, sqlalchemy, uvicorn, whitenoise, yaml';

/** The first Python that has what the services of the templates import. */
function findPython() {
  const candidates = [
    process.env.FLIGHTDECK_PYTHON,
    'python3',
    '/usr/bin/python3',
  ];
  return candidates.filter(Boolean).find(program => {
    try {
      execFileSync(program, ['-c', `import ${pythonModules}`], {
        stdio: 'ignore',
      });
      return true;
    } catch {
      return false;
    }
  });
}

const suites = {
  types: () => check('tsc', ['--pretty', 'false']),
  lint: () => check('backstage-cli', ['repo', 'lint', '--max-warnings=0']),
  format: () => check('prettier', ['--check', '--loglevel=warn', '.']),
  unit: () =>
    runner(jestReport, 'backstage-cli', [
      'repo',
      'test',
      '--maxWorkers=2',
      '--json',
      `--outputFile=${join(process.cwd(), jestReport)}`,
    ]),
  browser: () =>
    runner(browserReport, 'jest', [
      '--config=packages/app/e2e-tests/jest.config.js',
      '--runInBand',
      '--json',
      `--outputFile=${join(process.cwd(), browserReport)}`,
    ]),
};

function run(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(join(bin, command), args, {
      stdio: 'inherit',
      env: { ...process.env, CI: 'true', BACKSTAGE_TEST_DISABLE_DOCKER: '1' },
    });
    child.on('error', reject);
    child.on('exit', code => resolve(code ?? 1));
  });
}

async function check(command, args) {
  const code = await run(command, args);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Counts the tests of a Jest run. A run that ends badly without saying so counts as a failure. */
async function runner(report, command, args) {
  const code = await run(command, args);
  const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  const failed = Math.max(numFailedTests, numFailedTestSuites);
  return {
    passed: numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
  };
}

function isInstalled(program) {
  try {
    execFileSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function tryToInstall(packages) {
  if (process.getuid?.() !== 0 || !isInstalled('apt-get')) {
    return;
  }
  console.log(`Installing ${packages.join(', ')}`);
  try {
    const options = { stdio: ['ignore', 'ignore', 'inherit'] };
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    execFileSync('apt-get', ['-qq', 'update'], options);
    execFileSync(
      'apt-get',
      ['-qq', 'install', '--yes', '--no-install-recommends', ...packages],
      { ...options, env },
    );
  } catch (error) {
    console.log(`They could not be installed: ${error.message}`);
  }
}

const missing = () =>
  programs.filter(({ program, isThere }) =>
    isThere ? !isThere() : !isInstalled(program),
  );
if (missing().length > 0) {
  tryToInstall(missing().flatMap(entry => entry.debianPackages));
}
const without = missing();
process.env.FLIGHTDECK_PYTHON = findPython() ?? '';
process.env.FLIGHTDECK_WITHOUT = without.map(entry => entry.suite).join(',');

const wanted = process.argv.slice(2);
const unknown = wanted.filter(name => !(name in suites));
if (unknown.length > 0) {
  console.error(
    `There is no suite '${unknown[0]}'; there are ${Object.keys(suites).join(
      ', ',
    )}.`,
  );
  process.exit(2);
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const total = { passed: 0, failed: 0 };
for (const [name, suite] of Object.entries(suites)) {
  const skipped = without.some(entry => entry.suite === name);
  if (skipped || (wanted.length > 0 && !wanted.includes(name))) {
    continue;
  }
  console.log(`\n== ${name}`);
  const began = Date.now();
  const { passed, failed } = await suite();
  total.passed += passed;
  total.failed += failed;
  const seconds = Math.round((Date.now() - began) / 1000);
  console.log(`== ${name}: ${passed} passed, ${failed} failed in ${seconds} s`);
}

for (const { suite, program } of without) {
  console.log(`Skipped suite ${suite}: ${program} is missing.`);
}
const skips = without.length > 0 ? `, ${without.length} skipped` : '';
console.log(`${total.passed} passed, ${total.failed} failed${skips}`);
process.exitCode = total.failed > 0 ? 1 : 0;
