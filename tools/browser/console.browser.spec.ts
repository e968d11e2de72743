import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, shanghaiDay } from '@fire-campaign/domain';
import { chromium as playwright, type Browser } from 'playwright-core';
import { Client } from '../scenario/client.js';
import { PlatformProcess } from '../scenario/process.js';
import { temporaryDirectory } from '../temporary.js';
import { chromium } from './chromium.js';
import { Officer, type Screen } from './officer.js';

const TEST_MS = 120_000;
const NAME = '医院消防安全专项整治行动';
const root = join(import.meta.dirname, '..', '..');
const today = shanghaiDay(new Date());

const data = temporaryDirectory('browser');
const platform = new PlatformProcess(4790, data.path);
let browser: Browser;
let client: Client;
const present: Officer[] = [];
/** Set by the test that makes it. */
let campaign = '';

beforeAll(async () => {
  rmSync(join(root, 'tmp', 'screenshots'), { recursive: true, force: true });
  browser = await playwright.launch({ executablePath: chromium(), args: ['--no-sandbox'] });
  await platform.start();
  client = new Client(platform.url, platform.password);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await platform.stop();
  data.remove();
});
afterEach(async () => {
  const complaints = present.flatMap(({ login, complaints }) => complaints.map((one) => `${login} ${one}`));
  for (const officer of present.splice(0)) await officer.leave();
  expect(complaints).toEqual([]);
});

async function enter(login: string, screen?: Screen): Promise<Officer> {
  const officer = await Officer.signIn(browser, platform.url, login, platform.password, screen);
  present.push(officer);
  return officer;
}

describe('signing in', () => {
  it.each([
    ['js-admin', ['专项行动', '任务', '单位', '检查', '大屏', '人员'], ['停放的事件', '审计记录']],
    ['js-viewer', ['专项行动', '单位'], ['停放的事件', '审计记录']],
    ['c3201-inspector1', ['专项行动', '检查记录', '隐患与复查'], ['停放的事件']],
    ['c3201-grid', ['专项行动', '单位'], ['大屏']],
    ['sysadmin', ['人员', '机构', '授权', '停放的事件'], ['专项行动', '单位', '审计记录']],
    ['secadmin', ['人员', '授权', '停放的事件'], ['专项行动', '审计记录']],
    ['auditor', ['人员', '审计记录'], ['专项行动', '停放的事件']],
  ])(
    'as %s shows the work of that role',
    async (login, shown, hidden) => {
      const officer = await enter(login);
      await officer.settled();
      const menu = officer.page.getByRole('menu').first();
      for (const name of shown) expect([name, await menu.getByText(name, { exact: true }).count()]).toEqual([name, 1]);
      for (const name of hidden) expect([name, await menu.getByText(name, { exact: true }).count()]).toEqual([name, 0]);
      await officer.picture(`overview-${login}`);
      expect(await officer.barriers()).toEqual([]);
    },
    TEST_MS,
  );

  it(
    'ends with a sign-out, after which the form is shown again',
    async () => {
      const officer = await enter('js-viewer');
      await officer.button(/演/).click();
      await officer.page.getByText('退出登录').click();
      await officer.page.getByRole('button', { name: /退出/ }).click();
      await officer.page.locator('#login').waitFor();
    },
    TEST_MS,
  );
});

describe('importing units', () => {
  it(
    'shows what is wrong in which row, imports the mended table, and adds nothing twice',
    async () => {
      const officer = await enter('js-registrar');
      await officer.open('/units/import');
      const file = join(data.path, '单位.csv');
      const table = (second: string) =>
        `单位名称,类别,省,市,县,地址\n演示第一医院,医院,江苏,南京市,玄武区,演示路1号\n${second},医院,江苏,南京市,玄武区,演示路2号\n`;
      writeFileSync(file, table(''));
      const upload = () => officer.page.locator('input[type=file]').setInputFiles(file);
      await upload();
      await officer.page.getByText('问题清单', { exact: false }).first().waitFor();
      await officer.picture('import-problems');
      expect(await officer.barriers()).toEqual([]);
      const [download] = await Promise.all([officer.page.waitForEvent('download'), officer.button('下载清单').click()]);
      expect(readFileSync(await download.path(), 'utf8')).toMatch(/"3","单位名称"/);

      writeFileSync(file, table('演示第二医院'));
      await officer.button('重新上传').click();
      await upload();
      await officer.button(/导入 2 家单位/).click();
      await officer.page.getByText('已新增 2 家单位').waitFor();
      await officer.picture('import-done');

      await officer.button('重新上传').click();
      await upload();
      await officer.page.getByText('没有可新增的单位').waitFor();
      await officer.page.getByRole('link', { name: '单位', exact: true }).first().click();
      await officer.page.getByRole('searchbox').fill('演示第一');
      await officer.page.keyboard.press('Enter');
      await officer.page.getByRole('link', { name: '演示第一医院' }).waitFor();
      expect(new URL(officer.page.url()).searchParams.get('name')).toBe('演示第一');
      await officer.picture('units');
      await officer.page.getByRole('link', { name: '演示第一医院' }).click();
      await officer.page.getByRole('heading', { name: '演示第一医院' }).waitFor();
      await officer.picture('unit');
      expect(await officer.barriers()).toEqual([]);
    },
    TEST_MS,
  );
});

describe('a campaign', () => {
  it(
    'is drafted, with what is missing said beside each field',
    async () => {
      const officer = await enter('js-admin');
      await officer.open('/campaigns/new');
      await officer.picture('new-campaign-template');
      await officer.page.getByRole('tab', { name: '空白起草' }).click();
      await officer.button('生成草案').click();
      await officer.page.getByText('请填写').first().waitFor();
      await officer.fill('行动名称', NAME);
      await officer.fill('行动目标', '机密★');
      await officer.choose('第一责任人', '演');
      await officer.choose('单位类别', '医院');
      await officer.button('生成草案').click();
      await officer.page.getByText('带有国家秘密标志').waitFor();
      await officer.picture('new-campaign-refused');
      expect(await officer.barriers()).toEqual([]);
      await officer.fill('行动目标', '范围内医院全部排查一遍。');
      await officer.button('生成草案').click();
      await officer.page.getByRole('heading', { name: NAME }).waitFor();
      campaign = new URL(officer.page.url()).pathname;
      await officer.button('送审').click();
      await officer.button('确定').click();
      await officer.page.getByText('待审批').waitFor();
      await officer.picture('campaign-submitted');
    },
    TEST_MS,
  );

  it(
    'is approved by another person, published, and its task issued once by a double click',
    async () => {
      const approver = await enter('js-approver');
      await approver.open(campaign);
      await approver.button('批准').click();
      await approver.button('确定').click();
      await approver.page.getByText('已批准待发布').waitFor();

      const admin = await enter('js-admin');
      await admin.open(campaign);
      await admin.button('发布').click();
      await admin.button('确定').click();
      await admin.page.getByText('进行中').first().waitFor();
      await admin.page.getByRole('tab', { name: '任务' }).click();
      await admin.button(/下发任务/).click();
      await admin.fill('任务', '制定本市实施方案', admin.dialog);
      await admin.fill('要求', '细化任务分工。', admin.dialog);
      await admin.day('时限', addDays(today, 7), admin.dialog);
      await admin.button('下发任务', admin.dialog).dblclick();
      await admin.page.getByText('共 13 条').waitFor();
      await admin.settled();
      await admin.picture('campaign-tasks');
      expect(await admin.barriers()).toEqual([]);
    },
    TEST_MS,
  );

  it(
    'is refused at its gate while tasks are not signed for, and every blocker leads to its task',
    async () => {
      const officer = await enter('js-approver');
      await officer.open(`${campaign}/gate`);
      await officer.page.getByText('尚不能转段').waitFor();
      await officer.page.getByText('再签收 13 项任务即可达标').first().waitFor();
      await officer.picture('gate-refused');
      expect(await officer.barriers()).toEqual([]);
      await officer.button('预演并批准').click();
      await officer.dialog.getByText('取消').waitFor();
      await officer.page.waitForTimeout(500);
      await officer.picture('gate-dry-run-refused', false);
      await officer.button('取消', officer.dialog).click();
      await officer.page.getByRole('link', { name: '查看' }).first().click();
      await officer.page.getByText('责任地区').first().waitFor();
      await officer.picture('task', false);
    },
    TEST_MS,
  );

  it(
    'has its tasks signed for by the cities, who see their own',
    async () => {
      const nanjing = await enter('c3201-admin');
      await nanjing.settled();
      await nanjing.page.getByRole('link', { name: '制定本市实施方案' }).first().click();
      await nanjing.button('签收').click();
      await nanjing.button('开始办理').click();
      await nanjing.button('填报进展').click();
      await nanjing.fill('进展说明', '初稿已完成', nanjing.dialog);
      await nanjing.button('确定', nanjing.dialog).click();
      await nanjing.button('提交完成情况').click();
      await nanjing.fill('完成情况', '方案已印发', nanjing.dialog);
      await nanjing.button('确定', nanjing.dialog).click();
      await nanjing.page.getByText('待审核').first().waitFor();
      await nanjing.picture('task-submitted', false);
      await nanjing.open(`${campaign}/gate`);
      await nanjing.page.getByText('本地区').first().waitFor();
      await nanjing.picture('gate-below');

      const id = campaign.split('/').at(-1);
      for (const city of ['02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12', '13']) {
        const session = client.as(`c32${city}-admin`);
        const { tasks } = await session.ask('query ($id: ID!) { tasks(filter: { campaignId: $id }, first: 1) { nodes { id } } }', { id });
        await session.act(
          'workTask',
          { idempotencyKey: randomUUID(), taskId: tasks.nodes[0].id, action: 'SIGN_FOR' },
          'userErrors { message }',
        );
      }
    },
    TEST_MS,
  );

  it(
    'passes its gate by two people, after a trial that changes nothing',
    async () => {
      const admin = await enter('js-admin');
      await admin.open(`${campaign}/gate`);
      await admin.page.getByText('可以转段').first().waitFor();
      await admin.button('提请转段').click();
      await admin.button('提请转段', admin.dialog).click();
      await admin.page.getByText('前有效').waitFor();

      const approver = await enter('js-approver');
      await approver.open(`${campaign}/gate`);
      await approver.picture('gate-passed');
      expect(await approver.barriers()).toEqual([]);
      await approver.button('预演并批准').click();
      await approver.dialog.getByText('以上只是预演').waitFor();
      await approver.picture('gate-dry-run-passed', false);
      await approver.button('确认转段', approver.dialog).click();
      await approver.page.getByText('当时的门槛报告').or(approver.page.getByText('完成本阶段')).first().waitFor();
      await approver.picture('campaign-record');
      await approver.open(campaign);
      await approver.page.getByText('除患攻坚').first().waitFor();
      await approver.picture('campaign-overview');
      await approver.open(`${campaign}?chart=yes`);
      await approver.page.locator('.chart svg').waitFor();
      await approver.picture('campaign-chart');
    },
    TEST_MS,
  );

  it(
    'looks to another province exactly like one that does not exist',
    async () => {
      const officer = await enter('ln-viewer');
      const shown = async (path: string) => {
        await officer.open(path);
        await officer.page.getByText('未找到').waitFor();
        return officer.page.locator('main').innerText();
      };
      expect(await shown(campaign)).toBe(await shown(`/campaigns/${randomUUID()}`));
      await officer.picture('not-found');
    },
    TEST_MS,
  );

  it(
    'from a template has its plan with sources, and its targets',
    async () => {
      const officer = await enter('js-admin');
      await officer.open('/campaigns/new');
      await officer.page.getByText('消防安全专项整治和消防治理能力提升行动').click();
      await officer.choose('第一责任人', '演');
      await officer.button('生成草案').click();
      await officer.page.getByRole('tab', { name: '方案' }).waitFor();
      if ((await officer.page.getByRole('dialog').count()) > 0) await officer.dialog.getByRole('button').last().click();
      await officer.page.locator('.cited').first().waitFor();
      await officer.picture('campaign-plan');
      await officer.page.getByRole('tab', { name: '目标' }).click();
      await officer.page.getByText('共 42 条').waitFor();
      await officer.picture('campaign-targets');
    },
    TEST_MS,
  );
});

describe('inspections', () => {
  it(
    'are drawn, recorded on a checklist, corrected, and closed by another inspector',
    async () => {
      const admin = await enter('c3201-admin');
      await admin.open('/draws/new');
      await admin.fill('抽取名称', '首轮双随机检查');
      await admin.choose('类别', '医院');
      await admin.page.getByLabel('家数', { exact: true }).fill('2');
      await admin.button('预览').click();
      await admin.page.getByText('抽取只进行一次').waitFor();
      await admin.picture('draw-preview');
      expect(await admin.barriers()).toEqual([]);
      await admin.button('正式抽取').click();
      await admin.page.getByText('复算一致').waitFor();
      await admin.picture('draw');
      const visit = (await admin.page.locator('td a[href^="/inspections/"]').first().getAttribute('href'))!;

      const { inspection } = await client
        .as('c3201-admin')
        .ask('query ($id: ID!) { inspection(id: $id) { inspectors { id } } }', { id: visit.split('/').at(-1) });
      const drawn = new Set(inspection.inspectors.map(({ id }: { id: string }) => id));
      const logins = ['c3201-inspector1', 'c3201-inspector2', 'c3201-inspector3', 'c3201-inspector4'];
      const ids = await Promise.all(logins.map(async (login) => (await client.as(login).ask('{ me { id } }')).me.id as string));
      const own = logins.filter((_, index) => drawn.has(ids[index]!));

      const inspector = await enter(own[0]!);
      await inspector.open(visit);
      await inspector.button('提交检查记录').click();
      await inspector.page.getByText('请选择').first().waitFor();
      await inspector.page.locator('.check').first().getByText('不合格', { exact: true }).click();
      await inspector.fill('隐患', '疏散通道被占用');
      await inspector.button('其余均合格').click();
      await inspector.picture('inspection-entry');
      expect(await inspector.barriers()).toEqual([]);
      await inspector.button('提交检查记录').click();
      await inspector.page.getByRole('link', { name: '疏散通道被占用' }).click();
      await inspector.button('申报整改完成').click();
      await inspector.dialog
        .locator('input[type=file]')
        .setInputFiles({ name: '整改后.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('demo') });
      await inspector.dialog.getByText('整改后.jpg').waitFor();
      await inspector.button('确定', inspector.dialog).click();
      await inspector.page.getByText('待复查').first().waitFor();
      await inspector.picture('hazard', false);

      const other = await enter(logins.find((login) => login !== own[0])!);
      await other.open('/hazards?state=AWAITING_REINSPECTION');
      await other.page.getByText('疏散通道被占用').click();
      await other.button('复查').click();
      await other.fill('复查情况', '通道已清空', other.dialog);
      await other.button('确定', other.dialog).click();
      await other.page.getByText('已销案').first().waitFor();
      await other.open('/hazards');
      await other.picture('hazards');
      await other.open('/inspections');
      await other.picture('inspections');
      expect(await other.barriers()).toEqual([]);
    },
    TEST_MS,
  );
});

describe('administration', () => {
  it(
    'gives and takes grants, and shows parked events and the audit log',
    async () => {
      const security = await enter('secadmin');
      await security.open('/admin/grants');
      await security.button('plus 授权').click();
      await security.choose('姓名', '演', security.dialog);
      await security.choose('角色', '查阅人员', security.dialog);
      await security.fill('理由', '演示', security.dialog);
      await security.button('确定', security.dialog).click();
      await security.page.getByText('已保存').waitFor();
      await security.picture('grants');
      const system = await enter('sysadmin');
      for (const [path, name] of [
        ['/admin/people', 'people'],
        ['/admin/organizations', 'organizations'],
        ['/admin/dead-letters', 'dead-letters'],
      ] as const) {
        await system.open(path);
        await system.picture(name);
        expect(await system.barriers()).toEqual([]);
      }
      const auditor = await enter('auditor');
      await auditor.open('/admin/audit');
      await auditor.page.locator('tr.ant-table-row').first().waitFor();
      await auditor.picture('audit');
    },
    TEST_MS,
  );
});

describe('the console', () => {
  it(
    'keeps what was typed when the session ends, and goes on after signing in again',
    async () => {
      const officer = await enter('js-registrar');
      await officer.open('/units');
      await officer.button(/登记单位/).click();
      await officer.fill('单位名称', '演示第三医院', officer.dialog);
      await officer.choose('类别', '医院', officer.dialog);
      await officer.choose('地区', '江苏省', officer.dialog);
      await officer.settled();
      await officer.page.route('**/graphql', (route) =>
        route.fulfill({
          status: 401,
          contentType: 'application/json',
          body: '{"errors":[{"message":"","extensions":{"code":"UNAUTHENTICATED"}}]}',
        }),
      );
      await officer.button('确定', officer.dialog).click();
      await officer.page.getByText('登录已结束').waitFor();
      await officer.picture('session-ended', false);
      await officer.page.unroute('**/graphql');
      await officer.button('重新登录').click();
      await officer.page.getByText('登录已结束').waitFor({ state: 'hidden' });
      await officer.page.getByText('请填写县区代码').waitFor(); // the request went on: the province is too coarse
      expect(await officer.dialog.getByLabel('单位名称').inputValue()).toBe('演示第三医院');
      await officer.picture('refused-field', false);
      officer.complaints.splice(0, officer.complaints.length, ...officer.complaints.filter((one) => !one.includes('401')));
    },
    TEST_MS,
  );

  it(
    'says that the network is cut, and acts once when it is back',
    async () => {
      const officer = await enter('js-admin');
      await officer.open(`${campaign}?tab=tasks`);
      await officer.button(/下发任务/).click();
      await officer.fill('任务', '断网时下发', officer.dialog);
      await officer.dialog.getByText('除患攻坚').click();
      await officer.fill('要求', '只应有一份。', officer.dialog);
      await officer.day('时限', addDays(today, 9), officer.dialog);
      await officer.context.setOffline(true);
      await officer.button('下发任务', officer.dialog).click();
      await officer.page.getByText('无法连接平台').waitFor();
      await officer.picture('network-cut', false);
      await officer.context.setOffline(false);
      await officer.button('下发任务', officer.dialog).click();
      await officer.page.getByText('共 26 条').waitFor();
      officer.complaints.splice(
        0,
        officer.complaints.length,
        ...officer.complaints.filter((one) => !one.includes('ERR_INTERNET_DISCONNECTED')),
      );
    },
    TEST_MS,
  );

  it(
    'speaks English, in larger text, and is worked by keyboard',
    async () => {
      const officer = await enter('js-admin', { width: 1920, height: 1080 });
      await officer.button(/English/).click();
      await officer.page.getByRole('heading', { name: 'My work' }).waitFor();
      await officer.button('Larger text').click();
      await officer.picture('english-larger');
      expect(await officer.barriers()).toEqual([]);
      await officer.open(`${campaign}/gate`);
      await officer.page.getByText('Intensive rectification').first().waitFor();
      await officer.picture('english-gate');
      await officer.page.keyboard.press('Tab');
      await officer.page.keyboard.press('Enter'); // skip to content
      expect(await officer.page.evaluate('document.activeElement.id')).toBe('content');
    },
    TEST_MS,
  );

  it(
    'fits its screens',
    async () => {
      const small = await enter('js-approver', { width: 390, height: 844 });
      for (const [path, name] of [
        ['/', 'phone-overview'],
        [campaign, 'phone-campaign'],
        [`${campaign}/gate`, 'phone-gate'],
        ['/units', 'phone-units'],
      ] as const) {
        await small.open(path);
        await small.picture(name);
        expect([path, await small.overflows()]).toEqual([path, false]);
      }
      const wide = await enter('js-approver', { width: 1920, height: 1080 });
      await wide.picture('wide-overview');
      await wide.open('/wallboard');
      await wide.picture('wallboard', false);
      expect(await wide.barriers()).toEqual([]);
      await wide.page.setViewportSize({ width: 3840, height: 1080 });
      await wide.picture('wallboard-double', false);
      expect(await wide.page.evaluate('document.documentElement.scrollHeight > innerHeight')).toBe(false);
    },
    TEST_MS,
  );

  it(
    'asks at most three things for a page',
    async () => {
      const officer = await enter('js-admin');
      const asked: Record<string, number> = {};
      for (const path of ['/', campaign, `${campaign}/gate`, '/units', '/tasks', '/hazards', '/inspections', '/draws']) {
        officer.counted();
        await officer.open(path);
        asked[path] = officer.counted();
      }
      expect(Object.entries(asked).filter(([, count]) => count > 3)).toEqual([]);
    },
    TEST_MS,
  );
});
