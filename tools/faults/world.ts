import { randomUUID } from 'node:crypto';
import { addDays, shanghaiDay } from '@fire-campaign/domain';
import { EmbeddedPostgres } from '@fire-campaign/platform';
import { startDistributed, type Distributed } from '../distributed.ts';
import { KafkaBroker } from '../kafka/broker.ts';
import { Client } from '../scenario/client.ts';
import { temporaryDirectory } from '../temporary.ts';
import { TcpProxy } from './proxy.ts';

/** Largest record the broker takes; more than the platform ever sends, so that something too large can be put on the wire. */
const BROKER_MESSAGE_BYTES = 24 * 2 ** 20;

/** Everything in processes of its own, with a proxy before the database and one before the broker. */
export class World {
  readonly postgres: EmbeddedPostgres;
  readonly broker: KafkaBroker;
  readonly toPostgres: TcpProxy;
  readonly toBroker: TcpProxy;
  readonly platform: Distributed;
  readonly client: Client;
  private readonly directory: ReturnType<typeof temporaryDirectory>;

  private constructor(
    parts: Pick<World, 'postgres' | 'broker' | 'toPostgres' | 'toBroker' | 'platform'>,
    directory: ReturnType<typeof temporaryDirectory>,
  ) {
    this.postgres = parts.postgres;
    this.broker = parts.broker;
    this.toPostgres = parts.toPostgres;
    this.toBroker = parts.toBroker;
    this.platform = parts.platform;
    this.client = new Client(parts.platform.url, parts.platform.password);
    this.directory = directory;
  }

  static async start(port: number, say: (line: string) => void): Promise<World> {
    const directory = temporaryDirectory('faults');
    const postgres = await EmbeddedPostgres.start(directory.path);
    const socket = postgres.connection().host!;
    const toPostgres = await TcpProxy.open(() => ({ path: `${socket}/.s.PGSQL.5432` }));
    let brokerPort = 0;
    const toBroker = await TcpProxy.open(() => ({ port: brokerPort }));
    const broker = await KafkaBroker.start({
      directory: `${directory.path}/kafka`,
      advertisedPort: toBroker.port,
      maxMessageBytes: BROKER_MESSAGE_BYTES,
    });
    brokerPort = Number(broker.brokers.split(':')[1]);
    const platform = await startDistributed({
      directory: directory.path,
      port,
      databaseUrl: `postgres://fc_owner@127.0.0.1:${toPostgres.port}/fire_campaign`,
      kafkaBrokers: `127.0.0.1:${toBroker.port}`,
      say,
    });
    return new World({ postgres, broker, toPostgres, toBroker, platform }, directory);
  }

  async stop(): Promise<void> {
    await this.platform.stop();
    await this.broker.stop();
    await this.toPostgres.close();
    await this.toBroker.close();
    await this.postgres.stop();
    this.directory.remove();
  }

  async restartPostgres(): Promise<void> {
    await EmbeddedPostgres.start(this.directory.path);
  }

  /** A campaign over schools, so that insights has figures to keep. @returns its id */
  async publishCampaign(): Promise<string> {
    const today = shanghaiDay(new Date());
    const [admin, approver] = [this.client.as('js-admin'), this.client.as('js-approver')];
    const { me } = await approver.ask('{ me { person { id } } }');
    const { campaign } = await admin.act(
      'createCampaign',
      {
        idempotencyKey: randomUUID(),
        regionCode: '32',
        name: '故障演练专项行动',
        categories: ['SCHOOL'],
        startsOn: today,
        endsOn: addDays(today, 90),
        goal: '故障期间不丢、不重、不乱。',
        firstResponsiblePersonId: me.person.id,
        phases: [
          { phase: 'MOBILIZATION', startsOn: today, endsOn: addDays(today, 9) },
          { phase: 'INTENSIVE_RECTIFICATION', startsOn: addDays(today, 10), endsOn: addDays(today, 79) },
          { phase: 'ACCEPTANCE', startsOn: addDays(today, 80), endsOn: addDays(today, 90) },
        ],
      },
      'campaign { id version } userErrors { code messageEn }',
    );
    let { version } = campaign;
    for (const [who, action] of [
      [admin, 'submitCampaign'],
      [approver, 'approveCampaign'],
      [admin, 'publishCampaign'],
    ] as const) {
      const answer = await who.ask(
        `mutation ($input: CampaignActionInput!) { ${action}(input: $input) { campaign { version } userErrors { code messageEn } } }`,
        { input: { idempotencyKey: randomUUID(), campaignId: campaign.id, expectedVersion: version } },
      );
      if (answer[action].campaign === null) throw new Error(`${action}: ${JSON.stringify(answer[action].userErrors)}`);
      version = answer[action].campaign.version;
    }
    return campaign.id;
  }
}
