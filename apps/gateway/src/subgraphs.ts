import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { defineErrors, StartError, type Logger } from '@fire-campaign/platform';
import { parse, print, visit, type DocumentNode, type ExecutionResult } from 'graphql';
import type { AskSubgraph } from './gateway.js';

/** A service's statements end after 25 seconds; what takes longer than this has no answer any more. */
const ANSWER_WITHIN_MS = 30_000;
const READY_WITHIN_MS = 2_000;

const errors = defineErrors({
  UNAVAILABLE: {
    kind: 'unavailable',
    zh: '服务“{service}”暂时没有答复。请稍后重试;同一幂等键的操作不会重复执行。',
    en: 'The service "{service}" does not answer for the moment. Try again shortly; an operation of the same idempotency key acts once.',
  },
});

/** The services over HTTP, on connections that are kept. */
export interface Subgraphs {
  readonly ask: AskSubgraph;
  /** Where the built-in sign-in is served. */
  readonly directory: URL;
  /** Names of services that are not ready, with what they lack. */
  troubles(): Promise<readonly string[]>;
  close(): void;
}

/**
 * @param addresses `name=url` of each service's GraphQL endpoint, separated by commas
 * @param sdl the composed graph, which says which services there are
 * @throws StartError naming the services that are missing or too many
 */
export function subgraphsOver(addresses: string | undefined, sdl: string, log: Logger): Subgraphs {
  const urls = addressesOf(addresses ?? '', namesIn(sdl));
  const agents = { 'http:': new HttpAgent({ keepAlive: true }), 'https:': new HttpsAgent({ keepAlive: true }) };
  const texts = new WeakMap<DocumentNode, string>();

  function textOf(document: DocumentNode): string {
    let text = texts.get(document);
    if (text === undefined) texts.set(document, (text = print(document)));
    return text;
  }

  /** Sends once; a kept connection that its server closed at this moment is replaced, since every mutation carries an idempotency key. */
  async function send(
    method: 'GET' | 'POST',
    url: URL,
    withinMs: number,
    headers: Readonly<Record<string, string>> = {},
    body = '',
  ): Promise<Answer> {
    const secure = url.protocol === 'https:';
    const once = () =>
      new Promise<Answer>((resolve, reject) => {
        const request = (secure ? httpsRequest : httpRequest)(
          url,
          { method, agent: agents[secure ? 'https:' : 'http:'], headers, signal: AbortSignal.timeout(withinMs) },
          (response) => textFrom(response).then((text) => resolve({ status: response.statusCode ?? 0, text }), reject),
        );
        request.once('error', (error: NodeJS.ErrnoException) => {
          const closed = request.reusedSocket && ['ECONNRESET', 'EPIPE'].includes(error.code ?? '');
          reject(closed ? new KeptConnectionClosed(error.message) : error);
        });
        request.end(body);
      });
    return once().catch((error: unknown) => {
      if (error instanceof KeptConnectionClosed) return once();
      throw error;
    });
  }

  return {
    directory: urls.get('directory')!,
    async ask(subgraph, { document, variables, operationName }, { authorization, traceId }) {
      try {
        const headers = { 'content-type': 'application/json', authorization, 'x-trace-id': traceId };
        const body = JSON.stringify({ query: textOf(document), variables, operationName });
        const { status, text } = await send('POST', urls.get(subgraph)!, ANSWER_WITHIN_MS, headers, body);
        return resultIn(text, status);
      } catch (error) {
        log.warn({ err: error, subgraph, traceId }, 'a service does not answer');
        throw errors.UNAVAILABLE({ service: subgraph });
      }
    },
    async troubles() {
      const found = [...urls].map(async ([name, url]) => {
        try {
          const { text } = await send('GET', new URL('/readyz', url), READY_WITHIN_MS);
          return (JSON.parse(text) as { troubles: readonly string[] }).troubles;
        } catch {
          return [`${name}: does not answer`];
        }
      });
      return (await Promise.all(found)).flat();
    },
    close() {
      for (const agent of Object.values(agents)) agent.destroy();
    },
  };
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

class KeptConnectionClosed extends Error {}

async function textFrom(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of response) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

/** @throws Error for anything that is not an answer of a subgraph */
function resultIn(text: string, status: number): ExecutionResult {
  const result = JSON.parse(text) as ExecutionResult | null;
  if (result?.data === undefined && !Array.isArray(result?.errors)) throw new Error(`not a GraphQL answer (status ${status})`);
  return result!;
}

/** Names of the composed services. */
function namesIn(sdl: string): readonly string[] {
  const names: string[] = [];
  visit(parse(sdl), {
    EnumValueDefinition({ directives }) {
      const graph = directives?.find(({ name }) => name.value === 'join__graph');
      const name = graph?.arguments?.find((argument) => argument.name.value === 'name')?.value;
      if (name?.kind === 'StringValue') names.push(name.value);
    },
  });
  return names;
}

function addressesOf(text: string, names: readonly string[]): ReadonlyMap<string, URL> {
  const urls = new Map<string, URL>();
  for (const entry of text.split(',').filter((one) => one.trim() !== '')) {
    const [name = '', address = ''] = entry.split(/=(.*)/s).map((part) => part.trim());
    const url = URL.parse(address);
    if (!names.includes(name) || url === null || !/^https?:$/.test(url.protocol))
      throw new StartError(
        `FC_SUBGRAPHS 中的“${entry}”有误:应为 服务=http://主机:端口/graphql,服务为 ${names.join('、')} 之一。/ "${entry}" in FC_SUBGRAPHS is not usable: write service=http://host:port/graphql, the service being one of ${names.join(', ')}.`,
      );
    urls.set(name, url);
  }
  const missing = names.filter((name) => !urls.has(name));
  if (missing.length > 0)
    throw new StartError(
      `FC_SUBGRAPHS 缺少服务 ${missing.join('、')} 的地址。请写成 ${missing[0]}=http://主机:端口/graphql,以逗号分隔。/ FC_SUBGRAPHS lacks the address of ${missing.join(', ')}. Add ${missing[0]}=http://host:port/graphql, separated by commas.`,
    );
  return urls;
}
