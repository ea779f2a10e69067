// A GitHub App with a deployment protection rule: GitHub asks whether a job may deploy, Flightdeck
// says yes or no, and this hands the answer on. It needs Node 20 or newer and nothing else.
import { createHmac, createSign, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

const {
  PORT = '8080',
  // As https://portal.example.com/api/environments/v1/environments/default/shop-
  VERDICT_URL_PREFIX,
  FLIGHTDECK_TOKEN,
  GITHUB_API = 'https://api.github.com',
  GITHUB_APP_ID,
  GITHUB_APP_KEY,
  GITHUB_WEBHOOK_SECRET,
} = process.env;

const missing = Object.entries({
  VERDICT_URL_PREFIX,
  FLIGHTDECK_TOKEN,
  GITHUB_APP_ID,
  GITHUB_APP_KEY,
  GITHUB_WEBHOOK_SECRET,
}).filter(([, value]) => !value);
if (missing.length > 0) {
  throw new Error(`Not set: ${missing.map(([name]) => name).join(', ')}.`);
}

const TIMEOUT_MS = 30_000;
const MOST_BYTES = 1_000_000;

function isSigned(body, signature = '') {
  const expected = `sha256=${createHmac('sha256', GITHUB_WEBHOOK_SECRET)
    .update(body)
    .digest('hex')}`;
  const [a, b] = [expected, signature].map(text => Buffer.from(text));
  return a.length === b.length && timingSafeEqual(a, b);
}

function appToken() {
  const now = Math.floor(Date.now() / 1000);
  const encode = part =>
    Buffer.from(JSON.stringify(part)).toString('base64url');
  const claims = { iat: now - 60, exp: now + 300, iss: GITHUB_APP_ID };
  const text = `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode(claims)}`;
  const sign = createSign('RSA-SHA256').update(text);
  return `${text}.${sign.sign(GITHUB_APP_KEY, 'base64url')}`;
}

async function ask(url, token, body) {
  const response = await fetch(url, {
    method: body ? 'POST' : 'GET',
    headers: {
      Accept: 'application/json',
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
    },
    body: body && JSON.stringify(body),
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!response.ok) {
    throw new Error(`${new URL(url).host} answered ${response.status}.`);
  }
  const text = await response.text();
  return text ? JSON.parse(text) : undefined;
}

/** The environment `prod` of GitHub is `shop-prod` of Flightdeck, by the prefix of the address. */
async function judge({ environment, deployment }) {
  const [name, revision] = [environment, deployment.sha].map(
    encodeURIComponent,
  );
  const url = `${VERDICT_URL_PREFIX}${name}/checklist/verdict?revision=${revision}`;
  try {
    const { canDeploy, sentence } = await ask(url, FLIGHTDECK_TOKEN);
    return { isYes: canDeploy === true, comment: sentence };
  } catch (error) {
    return {
      isYes: false,
      comment: `Flightdeck gives no verdict: ${error.message}`,
    };
  }
}

async function answer(event) {
  const { deployment_callback_url: callback, installation } = event;
  // The token of the App goes to GitHub only.
  if (!callback.startsWith(`${GITHUB_API}/repos/`)) {
    throw new Error('The address to answer to is not at GitHub.');
  }
  const { isYes, comment } = await judge(event);
  const { token } = await ask(
    `${GITHUB_API}/app/installations/${Number(installation.id)}/access_tokens`,
    appToken(),
    {},
  );
  await ask(callback, token, {
    environment_name: event.environment,
    state: isYes ? 'approved' : 'rejected',
    comment,
  });
}

const server = createServer(async (request, response) => {
  try {
    let body = '';
    for await (const part of request.setEncoding('utf8')) {
      body += part;
      if (body.length > MOST_BYTES) {
        response.writeHead(413).end();
        return;
      }
    }
    if (!isSigned(body, request.headers['x-hub-signature-256'])) {
      response.writeHead(401).end();
      return;
    }
    response.writeHead(202).end();
    if (request.headers['x-github-event'] === 'deployment_protection_rule') {
      await answer(JSON.parse(body));
    }
  } catch (error) {
    // Without an answer GitHub waits, and then gives up.
    console.error(`No answer was given: ${error.message}`);
    if (!response.headersSent) {
      response.writeHead(500).end();
    }
  }
});
server.listen(Number(PORT), () => {
  console.log(`Listening on port ${server.address().port}.`);
});
