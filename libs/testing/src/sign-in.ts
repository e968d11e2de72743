import { createHash, randomBytes } from 'node:crypto';

export interface SignInRequest {
  readonly issuer: string;
  /** A public client with a loopback redirect. */
  readonly clientId: string;
  readonly username: string;
  readonly password: string;
}

export interface SignedIn {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Seconds until the access token ends. */
  readonly expiresIn: number;
}

/** The sign-in was refused; `code` is the protocol's, or `login_refused` for a wrong name or password. */
export class SignInRefused extends Error {
  constructor(readonly code: string) {
    super(`sign-in refused: ${code}`);
  }
}

const REDIRECT_URI = 'http://127.0.0.1/callback';
const MAX_REDIRECTS = 10;

/**
 * Signs in as a person would, by plain HTTP: authorization code with PKCE, the login form, then the token endpoint.
 * @throws SignInRefused
 */
export async function signIn(request: SignInRequest): Promise<SignedIn> {
  const verifier = randomBytes(32).toString('base64url');
  const code = await authorize(request, verifier);
  return redeem(request, { grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI, code_verifier: verifier });
}

/** @throws SignInRefused */
export function refresh(request: Pick<SignInRequest, 'issuer' | 'clientId'>, refreshToken: string): Promise<SignedIn> {
  return redeem(request, { grant_type: 'refresh_token', refresh_token: refreshToken });
}

/** Goes through the login form. @returns the authorization code @throws SignInRefused */
export async function authorize({ issuer, clientId, username, password }: SignInRequest, verifier: string): Promise<string> {
  const cookies = new CookieJar();
  const state = randomBytes(16).toString('base64url');
  let url = new URL(
    `${issuer}/auth?${new URLSearchParams({
      client_id: clientId,
      response_type: 'code',
      redirect_uri: REDIRECT_URI,
      scope: 'openid offline_access',
      prompt: 'consent',
      state,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    })}`,
  );
  let form: URLSearchParams | undefined;
  for (let step = 0; step < MAX_REDIRECTS; step += 1) {
    const response = await fetch(url, {
      redirect: 'manual',
      method: form === undefined ? 'GET' : 'POST',
      headers: { cookie: cookies.header(url), accept: 'text/html', ...(form === undefined ? {} : { origin: url.origin }) },
      ...(form === undefined ? {} : { body: form }),
    });
    cookies.store(response, url);
    const location = response.headers.get('location');
    if (location !== null) {
      url = new URL(location, url);
      form = undefined;
      if (url.href.startsWith(REDIRECT_URI)) return codeFrom(url, state);
      continue;
    }
    await response.body?.cancel();
    if (response.status !== 200 || form !== undefined)
      throw new SignInRefused(response.status === 401 ? 'login_refused' : `http_${response.status}`);
    form = new URLSearchParams({ login: username, password });
  }
  throw new SignInRefused('too_many_redirects');
}

function codeFrom(url: URL, state: string): string {
  const error = url.searchParams.get('error');
  if (error !== null) throw new SignInRefused(error);
  const code = url.searchParams.get('code');
  if (code === null || url.searchParams.get('state') !== state) throw new SignInRefused('invalid_answer');
  return code;
}

async function redeem(
  { issuer, clientId }: Pick<SignInRequest, 'issuer' | 'clientId'>,
  parameters: Readonly<Record<string, string>>,
): Promise<SignedIn> {
  const response = await fetch(`${issuer}/token`, { method: 'POST', body: new URLSearchParams({ client_id: clientId, ...parameters }) });
  const answer = (await response.json()) as { access_token: string; refresh_token: string; expires_in: number; error?: string };
  if (!response.ok) throw new SignInRefused(answer.error ?? `http_${response.status}`);
  return { accessToken: answer.access_token, refreshToken: answer.refresh_token, expiresIn: answer.expires_in };
}

/** Enough of RFC 6265 for one host: names, paths, deletion. */
class CookieJar {
  private readonly cookies = new Map<string, { readonly name: string; readonly value: string; readonly path: string }>();

  store(response: Response, url: URL): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair, ...attributes] = line.split(';').map((part) => part.trim());
      const name = pair!.slice(0, pair!.indexOf('='));
      const value = pair!.slice(pair!.indexOf('=') + 1);
      const path = attributes.find((attribute) => /^path=/i.test(attribute))?.slice(5) ?? url.pathname;
      const expires = attributes.find((attribute) => /^expires=/i.test(attribute))?.slice(8);
      const key = `${name} ${path}`;
      if (value === '' || (expires !== undefined && Date.parse(expires) <= Date.now())) this.cookies.delete(key);
      else this.cookies.set(key, { name, value, path });
    }
  }

  header(url: URL): string {
    return [...this.cookies.values()]
      .filter(({ path }) => url.pathname === path || url.pathname.startsWith(path.endsWith('/') ? path : `${path}/`))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
  }
}
