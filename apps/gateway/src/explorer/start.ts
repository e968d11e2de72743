/* Runs in the browser: signs in (authorization code with PKCE), then starts Altair and keeps its token fresh. */
declare const window: any;
declare const document: any;
declare const location: any;
declare const sessionStorage: any;

const issuer = '{{issuer}}';
const client = 'console';
const redirectUri = `${location.origin}/graphql`;
const RENEW_BEFORE_MS = 60_000;

interface Tokens {
  readonly access: string;
  readonly refresh: string | undefined;
  readonly endsAt: number;
}

const base64url = (bytes: ArrayBuffer | Uint8Array) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes as ArrayBuffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

async function authorize(): Promise<never> {
  const verifier = base64url(crypto.getRandomValues(new Uint8Array(32)));
  const state = base64url(crypto.getRandomValues(new Uint8Array(16)));
  sessionStorage.setItem('fc-pkce', JSON.stringify({ verifier, state }));
  const challenge = base64url(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)));
  location.assign(
    `${issuer}/auth?${new URLSearchParams({ client_id: client, response_type: 'code', redirect_uri: redirectUri, scope: 'openid offline_access', prompt: 'consent', code_challenge: challenge, code_challenge_method: 'S256', state })}`,
  );
  return new Promise(() => {});
}

async function token(parameters: Record<string, string>): Promise<Tokens | null> {
  const response = await fetch(`${issuer}/token`, { method: 'POST', body: new URLSearchParams({ client_id: client, ...parameters }) });
  if (!response.ok) return null;
  const answer = (await response.json()) as { access_token: string; refresh_token?: string; expires_in: number };
  const tokens = { access: answer.access_token, refresh: answer.refresh_token, endsAt: Date.now() + answer.expires_in * 1000 };
  sessionStorage.setItem('fc-tokens', JSON.stringify(tokens));
  return tokens;
}

async function returned(): Promise<Tokens | null> {
  const answer = new URLSearchParams(location.search);
  const code = answer.get('code');
  const stored = sessionStorage.getItem('fc-pkce');
  if (code === null || stored === null) return null;
  const { verifier, state } = JSON.parse(stored) as { verifier: string; state: string };
  sessionStorage.removeItem('fc-pkce');
  window.history.replaceState(null, '', '/graphql');
  if (answer.get('state') !== state) return null;
  return token({ grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier });
}

async function current(): Promise<Tokens> {
  const stored = sessionStorage.getItem('fc-tokens');
  const tokens = stored === null ? null : (JSON.parse(stored) as Tokens);
  if (tokens !== null && tokens.endsAt - Date.now() > RENEW_BEFORE_MS) return tokens;
  const renewed = tokens?.refresh === undefined ? null : await token({ grant_type: 'refresh_token', refresh_token: tokens.refresh });
  return renewed ?? authorize();
}

if ((await returned()) === null) await current();

// Altair sends through fetch; the token is put on there, so that it can be renewed while the page stays open.
const send = window.fetch.bind(window);
window.fetch = async (input: RequestInfo | URL, init: RequestInit = {}) => {
  const url = new URL(input instanceof Request ? input.url : String(input), location.href);
  if (url.pathname !== '/graphql' || url.origin !== location.origin) return send(input, init);
  const headers = new Headers(init.headers ?? (input instanceof Request ? input.headers : undefined));
  headers.set('authorization', `Bearer ${(await current()).access}`);
  return send(input, { ...init, headers });
};

window.AltairGraphQL.init({
  endpointURL: `${location.origin}/graphql`,
  initialQuery: `# 消防专项整治行动管理平台 · Fire Campaign Platform
# Ctrl+Enter 执行 / runs the query
{
  me {
    person { name }
    grants { region { name } roles { zh } }
  }
  campaigns(first: 10) {
    nodes { id name status }
  }
}
`,
  initialSettings: {
    language: document.documentElement.lang === 'en' ? 'en-US' : 'zh-CN',
    'alert.disableUpdateNotification': true,
    'banners.disable': true,
  },
  disableAccount: true,
});

export {};
