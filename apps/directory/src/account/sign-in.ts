import { randomBytes } from 'node:crypto';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Actor, CONFIG, Database, ISSUER, LOG, type Logger, type OnRunning, type PlatformConfig } from '@fire-campaign/platform';
import express, { Router, type Request, type RequestHandler, type Response } from 'express';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';
import { errors, interactionPolicy, Provider, type ClientMetadata, type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import { AccountService } from './account.service.js';
import { installOnce } from './installation.js';
import { OidcStore, removeExpired } from './oidc-store.js';
import { loginPage, logoutPage, problemPage, signedOutPage, type Page } from './pages.js';

const ACCESS_TOKEN_S = 10 * 60;
/** One sign-in lasts a working day; renewing tokens does not lengthen it. */
const SIGN_IN_S = 8 * 3600;
const CODE_S = 60;
const INTERACTION_S = 15 * 60;
const CLEAN_UP_MS = 10 * 60_000;

/**
 * The built-in OpenID Connect provider: authorization code with PKCE for the platform's own public clients, JWT access tokens
 * (RFC 9068) for the API. Off when an external issuer is configured.
 */
@Injectable()
export class SignIn implements OnRunning, OnModuleDestroy {
  private cleanUp: NodeJS.Timeout | undefined;

  constructor(
    private readonly db: Database,
    private readonly accounts: AccountService,
    @Inject(CONFIG) private readonly config: PlatformConfig,
    @Inject(ISSUER) private readonly issuer: string,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  async onRunning(): Promise<void> {
    const remove = () =>
      removeExpired(this.db).catch((error: unknown) => this.log.warn({ err: error }, 'expired sign-ins were not removed'));
    await remove();
    this.cleanUp = setInterval(remove, CLEAN_UP_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.cleanUp);
  }

  /** Answers everything below the issuer's path; mount it there. */
  async handler(): Promise<RequestHandler> {
    const provider = new Provider(this.issuer, await this.configuration());
    // Addresses come from the issuer alone (see `asIssuer`), never from a header that a client may forge.
    provider.proxy = true;
    provider.on('server_error', (_, error) => this.log.error({ err: error }, 'sign-in failed unexpectedly'));
    const router = Router();
    router.use(this.asIssuer());
    router.get('/interaction/:uid', (request, response) => this.show(provider, request, response));
    router.post('/interaction/:uid', express.urlencoded({ extended: false, limit: '8kb' }), (request, response) =>
      this.submit(provider, request, response),
    );
    router.use(provider.callback() as RequestHandler);
    return router;
  }

  private async show(provider: Provider, request: Request, response: Response): Promise<void> {
    const interaction = await openInteraction(provider, request, response);
    if (interaction === null) return send(response, 400, problemPage('invalid_request'));
    // Our own clients need no consent, so a request that asks for it (`offline_access` must) has it already.
    if (interaction.prompt.name === 'consent') return provider.interactionFinished(request, response, { consent: {} });
    send(response, 200, loginPage(this.action(interaction.uid), '', false, targetsOf(interaction.params)));
  }

  private async submit(provider: Provider, request: Request, response: Response): Promise<void> {
    const interaction = await openInteraction(provider, request, response);
    if (interaction === null || interaction.prompt.name !== 'login') return send(response, 400, problemPage('invalid_request'));
    if (!this.isSameOrigin(request)) return send(response, 403, problemPage('cross_site_request'));
    const { login, password } = request.body as Record<string, unknown>;
    const name = typeof login === 'string' ? login.slice(0, 50) : '';
    const personId = await this.accounts.signIn(name, typeof password === 'string' ? password.slice(0, 200) : '');
    if (personId === null) {
      return send(response, 401, loginPage(this.action(interaction.uid), name, true, targetsOf(interaction.params)));
    }
    const result = { login: { accountId: personId, amr: ['pwd'] }, consent: {} };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  }

  private action(uid: string): string {
    return `${new URL(this.issuer).pathname}/interaction/${uid}`;
  }

  /**
   * The form is bound to the browser by the interaction cookie; this keeps other sites from sending it. Browsers always name the
   * origin of a POST; programs that are no browser carry no cookies of somebody else.
   */
  private isSameOrigin(request: Request): boolean {
    const { origin } = request.headers;
    const site = request.headers['sec-fetch-site'];
    if (origin !== undefined) return origin === new URL(this.issuer).origin;
    return site === undefined || site === 'same-origin' || site === 'none';
  }

  /** Makes the request look as sent to the issuer's address, whatever the proxy or the client called it. */
  private asIssuer(): RequestHandler {
    const { host, protocol } = new URL(this.issuer);
    return (request, _, next) => {
      delete request.headers['x-forwarded-host'];
      request.headers.host = host;
      request.headers['x-forwarded-proto'] = protocol.slice(0, -1);
      next();
    };
  }

  private async configuration(): Promise<Configuration> {
    const { tokenKey, cookieKeys } = await this.secrets();
    const resource = this.config.FC_OIDC_AUDIENCE;
    const origins = platformOrigins(this.issuer);
    return {
      adapter: (model) => new OidcStore(model, this.db),
      clients: clients(origins),
      clientDefaults: { id_token_signed_response_alg: 'ES256', token_endpoint_auth_method: 'none' },
      clientAuthMethods: ['none'],
      clientBasedCORS: (_, origin) => origins.includes(origin),
      cookies: {
        keys: [...cookieKeys],
        long: { httpOnly: true, sameSite: 'lax', signed: true },
        short: { httpOnly: true, sameSite: 'lax', signed: true },
      },
      enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
      features: {
        devInteractions: { enabled: false },
        dPoP: { enabled: false },
        pushedAuthorizationRequests: { enabled: false },
        userinfo: { enabled: false },
        revocation: { enabled: true, allowedPolicy: (_, client, token) => token.clientId === client.clientId },
        resourceIndicators: {
          enabled: true,
          defaultResource: () => resource,
          useGrantedResource: () => true,
          getResourceServerInfo: (_, indicator) => {
            if (indicator !== resource) throw new errors.InvalidTarget();
            return {
              scope: '',
              audience: resource,
              accessTokenFormat: 'jwt',
              accessTokenTTL: ACCESS_TOKEN_S,
              jwt: { sign: { alg: 'ES256' } },
            };
          },
        },
        rpInitiatedLogout: {
          enabled: true,
          logoutSource: (context, form) => show(context, logoutPage(form, origins)),
          postLogoutSuccessSource: (context) => show(context, signedOutPage()),
        },
      },
      findAccount: async (_, sub) => ((await this.accounts.isActive(sub)) ? { accountId: sub, claims: () => ({ sub }) } : undefined),
      interactions: { policy: policy(), url: (_, { uid }) => this.action(uid) },
      issueRefreshToken: (_, client, code) => client.grantTypeAllowed('refresh_token') && code.scopes.has('offline_access'),
      jwks: { keys: [tokenKey as never] },
      loadExistingGrant: (context) => grantAll(context, resource),
      pkce: { required: () => true },
      renderError: (context, { error }) => show(context, problemPage(error)),
      responseTypes: ['code'],
      rotateRefreshToken: true,
      scopes: ['openid', 'offline_access'],
      ttl: {
        AccessToken: ACCESS_TOKEN_S,
        AuthorizationCode: CODE_S,
        Grant: 2 * SIGN_IN_S + INTERACTION_S, // outlives every token that a session may still get
        IdToken: ACCESS_TOKEN_S,
        Interaction: INTERACTION_S,
        RefreshToken: (context) => Math.max(1, context.oidc.entities.RotatedRefreshToken?.remainingTTL ?? SIGN_IN_S),
        Session: (_, { loginTs }) => (loginTs === undefined ? SIGN_IN_S : Math.max(1, loginTs + SIGN_IN_S - Math.floor(Date.now() / 1000))),
      },
    };
  }

  /** Made at the first start and kept, so that tokens and sessions survive restarts. */
  private secrets(): Promise<{ readonly tokenKey: JWK; readonly cookieKeys: readonly string[] }> {
    return this.db.transaction(Actor.system('directory'), 'makeSignInKeys', async (tx) => ({
      tokenKey: await installOnce(tx, 'token-key', makeTokenKey),
      cookieKeys: await installOnce(tx, 'cookie-keys', async () => [randomBytes(32).toString('base64url')]),
    }));
  }
}

async function makeTokenKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const key = await exportJWK(privateKey);
  return { ...key, kid: await calculateJwkThumbprint(key), alg: 'ES256', use: 'sig' };
}

/** Where the platform's own pages live: the issuer's origin, and on a developer's machine its other name. */
function platformOrigins(issuer: string): readonly string[] {
  const { protocol, hostname, port, origin } = new URL(issuer);
  return hostname === 'localhost' ? [origin, `${protocol}//127.0.0.1${port === '' ? '' : `:${port}`}`] : [origin];
}

function clients(origins: readonly string[]): ClientMetadata[] {
  const common: Partial<ClientMetadata> = {
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    response_modes: ['query'],
  };
  const at = (path: string) => origins.map((origin) => `${origin}${path}`);
  return [
    {
      ...common,
      client_id: 'console',
      application_type: 'web',
      redirect_uris: [...at('/graphql'), ...at('/callback')],
      post_logout_redirect_uris: [...at('/'), ...at('/graphql')],
    },
    // Any port: a program listens on a free one (RFC 8252 §7.3).
    { ...common, client_id: 'cli', application_type: 'native', redirect_uris: ['http://127.0.0.1/callback'] },
  ];
}

/**
 * The library's policy but for consent, which our own clients do not need. A program on the user's machine cannot prove
 * which one it is (RFC 8252 §8.6), so it never gets tokens from a session alone: its user signs in each time.
 */
function policy(): interactionPolicy.DefaultPolicy {
  const { base, Check } = interactionPolicy;
  const prompts = base();
  const { checks } = prompts.get('login')!;
  checks.add(
    new Check('native_client', 'programs need their user to sign in', ({ oidc }) =>
      oidc.client?.applicationType === 'native' && oidc.result?.login === undefined ? Check.REQUEST_PROMPT : Check.NO_NEED_TO_PROMPT,
    ),
  );
  checks.add(
    new Check('account_gone', 'the account of the session is gone', ({ oidc }) =>
      oidc.session?.accountId !== undefined && oidc.account === undefined ? Check.REQUEST_PROMPT : Check.NO_NEED_TO_PROMPT,
    ),
  );
  prompts.get('consent')!.checks.remove('native_client_prompt');
  return prompts;
}

/** The client's grant with everything there is to grant. */
async function grantAll({ oidc }: KoaContextWithOIDC, resource: string) {
  const grantId = oidc.session!.grantIdFor(oidc.client!.clientId);
  const known = grantId === undefined ? undefined : await oidc.provider.Grant.find(grantId);
  if (known !== undefined && known.accountId === oidc.account!.accountId) return known;
  const grant = new oidc.provider.Grant({ clientId: oidc.client!.clientId, accountId: oidc.account!.accountId });
  grant.addOIDCScope('openid offline_access');
  grant.addResourceScope(resource, '');
  await grant.save();
  return grant;
}

async function openInteraction(provider: Provider, request: Request, response: Response) {
  try {
    const interaction = await provider.interactionDetails(request, response);
    return interaction.uid === request.params['uid'] ? interaction : null;
  } catch (error) {
    if (error instanceof errors.SessionNotFound) return null;
    throw error;
  }
}

/** The origin a sign-in ends at: our own, or a program on the user's machine. The address was checked before the form was shown. */
function targetsOf(params: Readonly<Record<string, unknown>>): readonly string[] {
  const target = URL.parse(String(params['redirect_uri']));
  return target === null ? [] : [target.origin];
}

function send(response: Response, status: number, { html, headers }: Page): void {
  response.status(status).set(headers).send(html);
}

function show(context: KoaContextWithOIDC, { html, headers }: Page): void {
  context.set({ ...headers });
  context.body = html;
}
