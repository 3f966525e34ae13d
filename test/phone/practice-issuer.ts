// SPDX-License-Identifier: Apache-2.0
// The phone's half of an issuer, in memory, for tests of the phone's page: the contract and nothing behind it, with
// switches for what goes wrong on the way (answers that are lost, a service that is away). The real issuer meets the
// real page in the end-to-end journeys.

import { createHash, createPublicKey, randomBytes, randomInt, verify } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import path from 'node:path';
import type { ActivationState, VoidReason } from '../../contract/activation.ts';
import type { FailureCode } from '../../contract/failures.ts';
import { activationHeader, pairingNonceHeader, trialAnswer, typedCodeRequest } from '../../contract/phone-api.ts';
import { phraseInput } from '../../contract/phrase.ts';
import type { Problem } from '../../contract/problem.ts';
import { encodeActivationId } from '../../contract/qr.ts';
import { parseCertificate } from '../../x509/certificate.ts';
import { encodeCertsOnly } from '../../x509/cms.ts';
import { parseCertificationRequest } from '../../x509/csr.ts';
import { createPracticeAuthority, type PracticeAuthority } from './practice-authority.ts';

/** An activation, as a test sees it and steers it. */
export interface PracticeActivation {
  readonly id: string;
  readonly password: string;
  readonly typedCode: string;
  readonly account: string;
  state: ActivationState;
  suspended: boolean;
  voidReason?: VoidReason;
  triesLeft: number;
  claim?: { readonly publicKey: Buffer; readonly nonce: Buffer };
}

export interface PracticeIssuer {
  readonly origin: string;
  /** Paths of the requests that came, in order, as `POST /api/trials`. */
  readonly requests: readonly string[];
  readonly open: () => PracticeActivation;
  /** The digest that the station draws its phrase from. */
  readonly phraseDigest: (activation: PracticeActivation) => Buffer;
  /** Does what the next `count` requests to `path` ask for, and then breaks the connection instead of answering. */
  readonly loseAnswers: (path: string, count: number) => void;
  /** Answers the next `count` requests to `path` with this failure. */
  readonly refuse: (path: string, code: FailureCode, status: number, count?: number) => void;
  readonly close: () => Promise<void>;
}

const account = 'practice.cardholder@example.org';

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Starts one on a free port of this machine, with the page from `folder` (the built phone). */
export async function startPracticeIssuer(folder: string, options: { practice: boolean }): Promise<PracticeIssuer> {
  const authority = createPracticeAuthority();
  const requests: string[] = [];
  const lost = new Map<string, number>();
  const refused = new Map<string, { code: FailureCode; status: number; count: number }>();
  const activations = new Map<string, PracticeActivation>();
  const nonces = new Set<string>();
  const context: Context = { authority, activations, nonces, practice: options.practice, folder, origin: '' };

  const server = createServer(authority.issueForTls(), (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'https://localhost');
    requests.push(`${request.method} ${pathname}`);
    readBody(request)
      .then((body) => {
        const refusal = take(refused, pathname);
        if (refusal) return problem(refusal.status, refusal.code);
        return answer(context, request, pathname, body);
      })
      .then((reply) => {
        if (countDown(lost, pathname)) request.socket.destroy();
        else send(response, reply);
      })
      .catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no port to be had');
  const origin = `https://localhost:${address.port}`;
  context.origin = origin;

  return {
    origin,
    requests,
    open: () => {
      const activation = newActivation();
      activations.set(activation.id, activation);
      return activation;
    },
    phraseDigest: ({ id, claim }) => {
      if (!claim) throw new Error('no key has come yet');
      return createHash('sha256')
        .update(phraseInput(id, claim.publicKey, claim.nonce))
        .digest();
    },
    loseAnswers: (at, count) => lost.set(at, count),
    refuse: (at, code, status, count = 1) => refused.set(at, { code, status, count }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Context {
  readonly authority: PracticeAuthority;
  readonly activations: Map<string, PracticeActivation>;
  readonly nonces: Set<string>;
  readonly practice: boolean;
  readonly folder: string;
  origin: string;
}

interface Reply {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body: unknown;
}

function newActivation(): PracticeActivation {
  return {
    id: encodeActivationId(randomBytes(16)),
    password: digits(8),
    typedCode: digits(13),
    account,
    state: 'waiting',
    suspended: false,
    triesLeft: 5,
  };
}

function digits(count: number): string {
  return Array.from({ length: count }, () => randomInt(10)).join('');
}

function answer(context: Context, request: IncomingMessage, pathname: string, body: Buffer): Reply {
  if (request.method === 'GET' && !pathname.startsWith('/api/')) return page(context, pathname);
  if (pathname === '/api/info') return info(context);
  if (pathname === '/api/typed-codes') return typedCode(context, body);
  if (pathname === '/api/trials') return trial(context);
  if (pathname === '/api/trials/answer') return judgeTrial(context, body);
  if (pathname === '/.well-known/est/simpleenroll') return enrol(context, request, body);
  const [, id = '', action] = /^\/api\/activations\/([A-Z2-7]{26})(\/scan)?$/.exec(pathname) ?? [];
  const activation = context.activations.get(id);
  if (!activation) return problem(404, 'activationUnknown');
  if (activation.voidReason) return problem(410, activation.voidReason);
  if (action && activation.state === 'waiting') activation.state = 'scanned';
  return { status: 200, body: describe(activation) };
}

function info({ practice }: Context): Reply {
  const body = {
    organisation: 'Example Agency',
    practice,
    support: 'the help desk, extension 4400',
    now: Date.now(),
  };
  return { status: 200, body };
}

function describe(activation: PracticeActivation) {
  const { id, state, suspended, triesLeft } = activation;
  return {
    id,
    state,
    suspended,
    name: 'My phone',
    credentialType: 'Sign-in',
    mail: false,
    expiresInMilliseconds: 540_000,
    passwordTriesLeft: triesLeft,
    deliveries: ['browser'],
  };
}

function typedCode({ activations }: Context, body: Buffer): Reply {
  const asked = typedCodeRequest.parse(JSON.parse(body.toString()));
  const found = [...activations.values()].find(
    (activation) => activation.account === asked.account && activation.typedCode === asked.code,
  );
  return found ? { status: 200, body: { id: found.id } } : problem(403, 'codeUnknown');
}

function enrol(context: Context, request: IncomingMessage, body: Buffer): Reply {
  const {
    info: signed,
    signature,
    subjectPublicKeyInfo,
  } = parseCertificationRequest(Buffer.from(body.toString(), 'base64'));
  const publicKey = Buffer.from(subjectPublicKeyInfo.bytes);
  const key = createPublicKey({ key: publicKey, format: 'der', type: 'spki' });
  if (!verify('sha256', signed, key, signature)) return problem(400, 'csrSignatureWrong');
  const asking = whoAsks(context, request, publicKey);
  if ('status' in asking) return asking;
  if (asking.voidReason) return problem(410, asking.voidReason);
  if (asking.claim && !asking.claim.publicKey.equals(publicKey)) {
    asking.voidReason = 'twoPhones';
    return problem(409, 'twoPhones');
  }
  if (!asking.claim) {
    asking.state = 'claimed';
    asking.claim = { publicKey, nonce: randomBytes(16) };
  }
  return asking.state === 'claimed' ? hold(asking, asking.claim) : issue(context, asking, asking.claim.publicKey);
}

/** The activation whose password came with a request, or that has taken its key. */
function whoAsks({ activations }: Context, request: IncomingMessage, publicKey: Buffer): PracticeActivation | Reply {
  const basic = /^Basic (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (basic === undefined) {
    const own = activations.get(String(request.headers[activationHeader]));
    const isTaken = own?.claim?.publicKey.equals(publicKey) === true;
    return isTaken && own ? own : problem(403, 'requestForbidden');
  }
  const [id = '', password = ''] = Buffer.from(basic, 'base64').toString().split(':');
  const activation = activations.get(id);
  if (!activation) return problem(404, 'activationUnknown');
  if (activation.voidReason || password === activation.password) return activation;
  activation.triesLeft -= 1;
  if (activation.triesLeft > 0) return problem(403, 'wrongPassword', activation.triesLeft);
  activation.voidReason = 'passwordTriesUsedUp';
  return problem(410, 'passwordTriesUsedUp');
}

function hold({ state }: PracticeActivation, claim: NonNullable<PracticeActivation['claim']>): Reply {
  const headers = {
    'retry-after': '1',
    [pairingNonceHeader]: claim.nonce.toString('base64url'),
  };
  return { status: 202, headers, body: `${state}\n` };
}

function issue({ authority }: Context, activation: PracticeActivation, publicKey: Buffer): Reply {
  const certificate = authority.issue('Practice Cardholder', publicKey);
  activation.state = 'collected';
  const headers = {
    'content-type': 'application/pkcs7-mime; smime-type=certs-only',
    'content-transfer-encoding': 'base64',
  };
  const body = Buffer.from(encodeCertsOnly([authority.certificate, certificate])).toString('base64');
  return { status: 200, headers, body };
}

function trial({ nonces, origin }: Context): Reply {
  const nonce = randomBytes(33).toString('base64');
  nonces.add(nonce);
  return { status: 200, body: { nonce, origin: `${origin}/try` } };
}

function judgeTrial({ nonces, origin }: Context, body: Buffer): Reply {
  const { nonce, certificate, signature } = trialAnswer.parse(JSON.parse(body.toString()));
  if (!nonces.delete(nonce)) return problem(410, 'challengeExpired');
  const parsed = parseCertificate(Buffer.from(certificate, 'base64'));
  const key = createPublicKey({ key: Buffer.from(parsed.subjectPublicKeyInfo.bytes), format: 'der', type: 'spki' });
  const data = Buffer.concat([`${origin}/try`, nonce].map((text) => createHash('sha256').update(text).digest()));
  const right = verify('sha256', data, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64'));
  if (!right) return problem(403, 'signatureWrong');
  const serialNumber = parsed.serialNumber.toString(16);
  return { status: 200, body: { accepted: true, subject: 'Practice Cardholder', serialNumber } };
}

function page({ folder }: Context, pathname: string): Reply {
  const asset = path.join(folder, path.normalize(pathname));
  const isAsset = pathname !== '/' && asset.startsWith(folder) && existsSync(asset) && statSync(asset).isFile();
  const file = isAsset ? asset : path.join(folder, 'index.html');
  const headers = {
    'content-type': contentTypes[path.extname(file)] ?? 'application/octet-stream',
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
  };
  return { status: 200, headers, body: readFileSync(file) };
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

function problem(status: number, code: FailureCode, triesLeft?: number): Reply {
  const body: Problem = {
    type: 'about:blank',
    title: code,
    status,
    code,
    ...(triesLeft !== undefined && { triesLeft }),
  };
  return { status, headers: { 'content-type': 'application/problem+json' }, body };
}

function send(response: ServerResponse, { status, headers, body }: Reply): void {
  const isRaw = typeof body === 'string' || Buffer.isBuffer(body);
  response.writeHead(status, { 'content-type': isRaw ? 'text/plain' : 'application/json', ...headers });
  response.end(isRaw ? body : JSON.stringify(body));
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

function countDown(counts: Map<string, number>, key: string): boolean {
  const left = counts.get(key) ?? 0;
  counts.set(key, left - 1);
  return left > 0;
}

function take<Value extends { count: number }>(values: Map<string, Value>, key: string): Value | undefined {
  const value = values.get(key);
  if (!value || value.count === 0) return undefined;
  values.set(key, { ...value, count: value.count - 1 });
  return value;
}
