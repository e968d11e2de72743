import { AppError } from '@fire-campaign/platform';
import { signIn } from '@fire-campaign/testing/sign-in';

/** Options that name who acts, for `parseArgs`. */
export const SIGN_IN_OPTIONS = {
  user: { type: 'string' },
  password: { type: 'string' },
  token: { type: 'string' },
  url: { type: 'string', default: 'http://localhost:4000' },
} as const;

/** Speaks GraphQL as a person of the platform. */
export class Session {
  private readonly url: string;
  private readonly token: string;

  private constructor(url: string, token: string) {
    this.url = url;
    this.token = token;
  }

  /** Takes the access token given, or signs in by the options; without either `usage` ends the process. @throws SignInRefused */
  static async open(values: Readonly<Record<string, unknown>>, usage: () => never): Promise<Session> {
    const { user, password, token, url } = values;
    if (typeof url !== 'string') return usage();
    if (typeof token === 'string') return new Session(url, token);
    if (typeof user !== 'string' || typeof password !== 'string') return usage();
    const { accessToken } = await signIn({ issuer: `${url}/oidc`, clientId: 'cli', username: user, password });
    return new Session(url, accessToken);
  }

  /** @throws AppError with the platform's wording when it refuses */
  async ask(query: string, variables: Readonly<Record<string, unknown>>): Promise<any> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.token}` },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(30_000),
    });
    const { data, errors } = (await response.json()) as {
      data: any;
      errors?: readonly { message: string; extensions?: { code?: string; messageEn?: string } }[];
    };
    const [error] = errors ?? [];
    if (error === undefined) return data;
    throw new AppError(error.extensions?.code ?? 'REFUSED', 'forbidden', error.message, error.extensions?.messageEn ?? error.message);
  }

  /**
   * A mutation with one `input`.
   * @param type of the input
   * @param selection of the payload, beside its user errors
   * @returns the payload
   * @throws AppError with the platform's wording when it refuses
   */
  async change(mutation: string, type: string, input: Readonly<Record<string, unknown>>, selection: string): Promise<any> {
    const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} userErrors { code message messageEn } } }`;
    const { [mutation]: answer } = await this.ask(query, { input });
    const [problem] = answer.userErrors as { code: string; message: string; messageEn: string }[];
    if (problem !== undefined) throw new AppError(problem.code, 'invalid', problem.message, problem.messageEn);
    return answer;
  }
}
