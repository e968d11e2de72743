import { setTimeout as wait } from 'node:timers/promises';
import { signIn } from '@fire-campaign/testing/sign-in';

const RENEW_AFTER_MS = 8 * 60_000; // tokens last ten minutes
const GIVE_UP_AFTER_MS = 60_000;

export interface GraphqlError {
  readonly message: string;
  readonly extensions?: { readonly code?: string; readonly retryable?: boolean };
}
export interface Answer {
  readonly data: any;
  readonly errors?: readonly GraphqlError[];
}

/** Speaks to a running platform as a user's program would: sign-in by OpenID Connect, then GraphQL over HTTP. */
export class Client {
  private readonly sessions = new Map<string, Session>();
  /** Requests sent so far; the kill test chooses its moments by it. */
  requests = 0;
  /** Called before each request is sent. */
  onRequest: (request: number) => void = () => {};

  readonly url: string;
  readonly password: string;

  constructor(url: string, password: string) {
    this.url = url;
    this.password = password;
  }

  /** Sets the time of a platform started with `FC_CLOCK_CONTROL`, and waits until what fell due by then is done. */
  async setTime(at: string): Promise<void> {
    const response = await fetch(`${this.url}/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ at }),
    });
    if (!response.ok) throw new Error(`the time cannot be set: ${response.status} ${await response.text()}`);
  }

  as(login: string): Session {
    let session = this.sessions.get(login);
    if (session === undefined) {
      session = new Session(this, login);
      this.sessions.set(login, session);
    }
    return session;
  }
}

export class Session {
  private token: { readonly text: string; readonly at: number } | null = null;

  readonly login: string;
  private readonly client: Client;

  constructor(client: Client, login: string) {
    this.client = client;
    this.login = login;
  }

  /** @throws Error when the answer has errors */
  async ask(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<any> {
    const answer = await this.askRaw(query, variables);
    if (answer.errors !== undefined)
      throw new Error(`${this.login}: ${JSON.stringify(answer.errors)}\n${query}\n${JSON.stringify(variables).slice(0, 500)}`);
    return answer.data;
  }

  /**
   * A mutation with one `input`; the same idempotency key goes with every retry, so that it acts once.
   * @returns the payload
   * @throws Error on errors and on user errors
   */
  async act(mutation: string, input: Readonly<Record<string, unknown>>, selection: string): Promise<any> {
    const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
    const data = await this.ask(`mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} } }`, { input });
    const result = data[mutation];
    if (result.userErrors?.length > 0)
      throw new Error(`${this.login}: ${mutation}: ${JSON.stringify(result.userErrors)}\n${JSON.stringify(input).slice(0, 500)}`);
    return result;
  }

  /** Sends again while the platform cannot be reached or asks for it. */
  async askRaw(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Answer> {
    const request = (this.client.requests += 1);
    this.client.onRequest(request);
    for (const until = Date.now() + GIVE_UP_AFTER_MS; ; await wait(100)) {
      try {
        const response = await fetch(`${this.client.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${await this.accessToken()}` },
          body: JSON.stringify({ query, variables }),
          signal: AbortSignal.timeout(30_000),
        });
        const answer = (await response.json()) as Answer;
        if (!answer.errors?.some((error) => error.extensions?.retryable === true)) return answer;
        if (Date.now() > until) return answer;
      } catch (error) {
        if (Date.now() > until) throw error;
      }
    }
  }

  private async accessToken(): Promise<string> {
    if (this.token === null || Date.now() - this.token.at > RENEW_AFTER_MS) {
      const { accessToken } = await signIn({
        issuer: `${this.client.url}/oidc`,
        clientId: 'cli',
        username: this.login,
        password: this.client.password,
      });
      this.token = { text: accessToken, at: Date.now() };
    }
    return this.token.text;
  }
}
