import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { addDays, shanghaiDay } from '@fire-campaign/domain';
import type { Answer, Client, Session } from '../scenario/client.ts';

const GIVE_UP_AFTER_MS = 180_000;
/** Between two operations of a writer; eight writers then leave the machine some air. */
const PAUSE_MS = 30;

/** What was asked, and what the asker was told. */
export interface Operation {
  readonly kind: 'register' | 'change' | 'inspect' | 'rectify' | 'close' | 'refused';
  /** Name no other operation uses; the checker counts the rows that bear it. */
  readonly marker: string;
  readonly startedAt: number;
  readonly endedAt: number;
  /** `unknown`: no answer came in three minutes of asking again with the same key. */
  readonly outcome: 'ok' | 'refused' | 'unknown';
  /** Id of the record it made or changed; null when refused. */
  readonly id: string | null;
  /** Version of the record afterwards. */
  readonly version: number | null;
  readonly detail?: string;
}

/** Officers of eight cities who register units, inspect them and close hazards, one after the other, and write down every answer. */
export class Writers {
  readonly history: Operation[] = [];
  private readonly client: Client;
  private readonly campaignId: string;
  private readonly name: string;
  private stopping = false;
  private running: Promise<unknown> = Promise.resolve();
  private items: readonly { readonly code: string }[] = [];

  constructor(client: Client, campaignId: string, name: string) {
    this.client = client;
    this.campaignId = campaignId;
    this.name = name;
  }

  async start(cities: readonly string[]): Promise<void> {
    const { checklists } = await this.client.as('js-admin').ask('{ checklists { items { code } } }');
    this.items = checklists[0].items;
    const crews = await Promise.all(cities.map((city) => this.crew(city)));
    this.running = Promise.all(crews.map((crew, writer) => this.write(crew, writer)));
  }

  /** Ends after the operation each writer has under way. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.running;
  }

  private async crew(city: string) {
    const registrar = this.client.as(`c${city}-registrar`);
    const inspectors = [this.client.as(`c${city}-inspector1`), this.client.as(`c${city}-inspector2`)] as const;
    const ids = await Promise.all(inspectors.map(async (one) => (await one.ask('{ me { person { id } } }')).me.person.id as string));
    const { regions } = await registrar.ask(`{ regions(parentCode: "${city}", first: 50) { nodes { code } } }`);
    return { registrar, planner: this.client.as(`c${city}-admin`), inspectors, ids, county: regions.nodes[0].code as string };
  }

  private async write(crew: Awaited<ReturnType<Writers['crew']>>, writer: number): Promise<void> {
    const today = shanghaiDay(new Date());
    for (let round = 1; !this.stopping; round += 1) {
      const marker = `故障演练单位${this.name}-${writer}-${round}`;
      const unit = await this.act(crew.registrar, 'register', marker, 'registerUnit', { name: marker, regionCode: crew.county, categories: ['SCHOOL'] }, 'unit'); // prettier-ignore
      await this.act(crew.registrar, 'refused', `${marker}-越界`, 'registerUnit', { name: `${marker}-越界`, regionCode: '210102', categories: ['SCHOOL'] }, 'unit'); // prettier-ignore
      if (unit === null) continue;
      await this.act(crew.registrar, 'change', `${marker}-改`, 'changeUnit', { id: unit.id, expectedVersion: unit.version, reason: '核对名称后更正', name: `${marker}-改` }, 'unit'); // prettier-ignore
      const inspection = await this.act(crew.planner, 'inspect', `${marker}-计划`, 'planInspection', { unitId: unit.id, basis: 'SPECIAL_CAMPAIGN', campaignId: this.campaignId, inspectorIds: crew.ids, plannedFrom: today, plannedTo: today }, 'inspection'); // prettier-ignore
      if (inspection === null) continue;
      const failed = this.items[round % this.items.length]!.code;
      const recorded = await this.act(crew.inspectors[0], 'inspect', `${marker}-检查`, 'recordInspection', {
        id: inspection.id,
        inspectedOn: today,
        checklist: this.items.map(({ code }) => ({ itemCode: code, outcome: code === failed ? 'FAIL' : 'PASS' })),
        hazards: [{ itemCode: failed, description: `${marker}-隐患`, level: 'GENERAL', dueOn: addDays(today, 15) }],
        signedByUnit: '单位负责人(演练)',
      }, 'inspection', 'hazards { id version }'); // prettier-ignore
      const hazard = recorded?.['hazards']?.[0] as { id: string; version: number } | undefined;
      if (hazard === undefined) continue;
      const evidence = [{ kind: 'PHOTO', note: '整改后照片', contentHash: createHash('sha256').update(hazard.id).digest('hex') }];
      const rectified = await this.act(crew.inspectors[0], 'rectify', `${marker}-整改`, 'reportRectification', { id: hazard.id, rectifiedOn: today, evidence, expectedVersion: hazard.version }, 'hazard'); // prettier-ignore
      if (rectified === null) continue;
      await this.act(crew.inspectors[1], 'close', `${marker}-销案`, 'reinspectHazard', { id: hazard.id, reinspectedOn: today, passed: true, finding: '复查合格', expectedVersion: rectified.version }, 'hazard'); // prettier-ignore
    }
  }

  /** Asks until there is an answer, always with the same key, and writes it down. @returns the record, null without one */
  private async act(
    who: Session,
    kind: Operation['kind'],
    marker: string,
    mutation: string,
    input: Readonly<Record<string, unknown>>,
    noun: string,
    more = '',
  ): Promise<{ id: string; version: number; [field: string]: any } | null> {
    const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${noun} { id version ${more} } userErrors { code } } }`;
    const idempotencyKey = randomUUID();
    const startedAt = Date.now();
    const note = (outcome: Operation['outcome'], record: { id: string; version: number } | null, detail?: string) => {
      this.history.push({ kind, marker, startedAt, endedAt: Date.now(), outcome, id: record?.id ?? null, version: record?.version ?? null, ...(detail !== undefined && { detail }) }); // prettier-ignore
    };
    let last = 'no answer';
    while (Date.now() < startedAt + GIVE_UP_AFTER_MS) {
      await wait(PAUSE_MS);
      let answer: Answer;
      try {
        answer = await who.askRaw(query, { input: { idempotencyKey, ...input } });
      } catch (error) {
        last = String(error);
        continue;
      }
      const result = answer.data?.[mutation];
      const code: string | undefined = answer.errors?.[0]?.extensions?.code ?? result?.userErrors?.[0]?.code;
      if (result?.[noun] != null) {
        note('ok', result[noun]);
        return result[noun];
      }
      last = `${code}: ${JSON.stringify(answer.errors ?? result?.userErrors)}`.slice(0, 300);
      // A unit or a person that another service does not know yet is on its way there; what the platform could not do it may do later.
      const passing =
        code === undefined || ['NOT_FOUND', 'UNIT_NOT_FOUND', 'INTERNAL', 'UNAVAILABLE', 'SUBGRAPH_UNAVAILABLE', 'TIMEOUT'].includes(code);
      if (kind === 'refused' ? !passing || code === 'NOT_FOUND' : !passing) {
        note('refused', null, last);
        return null;
      }
    }
    note('unknown', null, last);
    return null;
  }
}
