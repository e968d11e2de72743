import { UserManager, WebStorageStateStore, type User } from 'oidc-client-ts';

/*
 * Who is signed in: authorization code with PKCE at the issuer that the gateway names. Tokens live in this tab alone and renew themselves
 * while the sign-in lasts. A session that ends is taken up again in a window of its own, so that the page keeps what was typed.
 */

const issuer = document.querySelector<HTMLMetaElement>('meta[name="fc-issuer"]')!.content;
const CLIENT = 'console';
const CALLBACK = '/callback';

const manager = new UserManager({
  authority: issuer,
  client_id: CLIENT,
  redirect_uri: `${location.origin}${CALLBACK}`,
  popup_redirect_uri: `${location.origin}${CALLBACK}`,
  post_logout_redirect_uri: `${location.origin}/`,
  scope: 'openid offline_access',
  prompt: 'consent', // the protocol's word for asking for renewal; nobody is asked anything
  userStore: new WebStorageStateStore({ store: sessionStorage }),
  automaticSilentRenew: true,
  accessTokenExpiringNotificationTimeInSeconds: 60,
  monitorSession: false,
});

let user: User | null = null;
const ended = new Set<() => void>();
let again: Promise<void> | null = null;

manager.events.addUserLoaded((loaded) => {
  user = loaded;
});

/**
 * Signs in or goes on with the session of this tab.
 * @returns false when the page is about to leave for the sign-in form, or was only the window of one
 */
export async function startSession(): Promise<boolean> {
  if (location.pathname === CALLBACK) {
    if (window.opener !== null) {
      await manager.signinPopupCallback();
      return false;
    }
    try {
      user = await manager.signinRedirectCallback();
    } catch {
      // an old or foreign answer: start again
      await leaveForSignIn('/');
      return false;
    }
    history.replaceState(null, '', String(user.state ?? '/'));
    return true;
  }
  user = await manager.getUser();
  if (user !== null && user.expired === true) user = await manager.signinSilent().catch(() => null);
  if (user !== null) return true;
  await leaveForSignIn(location.pathname + location.search);
  return false;
}

async function leaveForSignIn(returnTo: string): Promise<void> {
  await manager.signinRedirect({ state: returnTo });
}

/** The token for the next request; null when the session has ended. */
export async function accessToken(): Promise<string | null> {
  if (user?.expired === true) user = await manager.signinSilent().catch(() => null);
  return user?.access_token ?? null;
}

/** Resolves when the person has signed in again. Whoever listens by `onEnded` offers it. */
export function signedInAgain(): Promise<void> {
  again ??= new Promise<void>((resolve) => {
    const stop = manager.events.addUserLoaded(() => {
      stop();
      again = null;
      resolve();
    });
  });
  for (const tell of ended) tell();
  return again;
}

export function onEnded(tell: () => void): () => void {
  ended.add(tell);
  return () => ended.delete(tell);
}

/** In a window of its own; this page stays as it is. Must follow a click, or browsers refuse the window. */
export async function signInAgain(): Promise<void> {
  await manager.signinPopup();
}

/** Ends the renewal at once (access tokens end by themselves), then the session. */
export async function signOut(): Promise<void> {
  const token = user?.refresh_token;
  const { revocation_endpoint: endpoint } = await manager.metadataService.getMetadata();
  if (token !== undefined && endpoint !== undefined)
    await fetch(endpoint, {
      method: 'POST',
      body: new URLSearchParams({ client_id: CLIENT, token, token_type_hint: 'refresh_token' }),
    }).catch(() => {});
  await manager.signoutRedirect();
}
