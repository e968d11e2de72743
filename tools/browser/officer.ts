import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';

const root = join(import.meta.dirname, '..', '..');
const SHOTS = join(root, 'tmp', 'screenshots');
const PATIENCE_MS = 15_000; // machines of CI are slow

export interface Screen {
  readonly width: number;
  readonly height: number;
}

/** Somebody who sits before the console: signs in by the form, clicks, types, and notes whatever the browser complains about. */
export class Officer {
  /** Errors and warnings of the browser's console, failed loads, and requests to anybody but the platform. */
  readonly complaints: string[] = [];
  /** GraphQL requests since the last `counted()`. */
  private operations = 0;

  readonly login: string;
  readonly page: Page;
  readonly context: BrowserContext;
  private readonly url: string;

  private constructor(login: string, page: Page, context: BrowserContext, url: string) {
    this.login = login;
    this.page = page;
    this.context = context;
    this.url = url;
  }

  static async signIn(
    browser: Browser,
    url: string,
    login: string,
    password: string,
    screen: Screen = { width: 1366, height: 768 },
  ): Promise<Officer> {
    const context = await browser.newContext({ viewport: screen, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', acceptDownloads: true });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    const officer = new Officer(login, page, context, url);
    officer.listen();
    await page.goto(url);
    await page.fill('#login', login);
    await page.fill('#password', password);
    await page.keyboard.press('Enter');
    await page.locator('main h1').waitFor();
    return officer;
  }

  private listen(): void {
    const { page } = this;
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.complaints.push(`${message.type()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.complaints.push(`uncaught: ${error.message}`));
    page.on('request', (request) => {
      const target = new URL(request.url());
      if (target.origin !== new URL(this.url).origin && !['data:', 'blob:'].includes(target.protocol))
        this.complaints.push(`asked ${request.url()}`);
      if (target.pathname === '/graphql' && request.method() === 'POST') this.operations += 1;
    });
  }

  /** @returns the number of GraphQL requests since the last call */
  counted(): number {
    const { operations } = this;
    this.operations = 0;
    return operations;
  }

  async open(path: string): Promise<void> {
    await this.page.goto(`${this.url}${path}`);
    await this.settled();
  }

  /** Waits until nothing is being loaded. */
  async settled(): Promise<void> {
    await this.page.waitForLoadState('networkidle');
    await this.page.locator('.ant-skeleton, .ant-spin-spinning').first().waitFor({ state: 'detached' });
  }

  button(name: string | RegExp, within: Page | Locator = this.page): Locator {
    return within.getByRole('button', { name, exact: typeof name === 'string' });
  }

  /** The window over the page. */
  get dialog(): Locator {
    return this.page.getByRole('dialog').last();
  }

  private field(label: string, within: Page | Locator): Locator {
    return within.getByLabel(label, { exact: true }).locator('visible=true');
  }

  async fill(label: string, text: string, within: Page | Locator = this.page): Promise<void> {
    await this.field(label, within).fill(text);
  }

  /** Chooses an option of a list that opens. */
  async choose(label: string, option: string, within: Page | Locator = this.page): Promise<void> {
    const field = within.getByRole('combobox', { name: label }).locator('visible=true');
    await field.click();
    await this.page
      .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) :is(.ant-select-item-option, .ant-cascader-menu-item)', {
        hasText: option,
      })
      .first()
      .click();
    // A list for several stays open; where there is none, Escape would close the window.
    if ((await field.locator('xpath=ancestor::*[contains(@class, "ant-select-multiple")]').count()) > 0) await field.press('Escape');
  }

  async day(label: string, day: string, within: Page | Locator = this.page): Promise<void> {
    const field = this.field(label, within);
    await field.fill(day);
    await field.press('Enter');
  }

  /** Leaves a picture under tmp/screenshots. */
  async picture(name: string, fullPage = true): Promise<void> {
    mkdirSync(SHOTS, { recursive: true });
    await this.settled();
    if (fullPage) await this.page.evaluate('scrollTo(0, 0)');
    await this.page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage });
  }

  /** @returns the serious findings of axe on the page as it stands, with what they concern */
  async barriers(): Promise<readonly string[]> {
    const { violations } = await new AxeBuilder({ page: this.page }).analyze();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .slice(0, 3)
            .map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary?.split('\n')[1] ?? ''}`)
            .join(' | ')}`,
      );
  }

  /** Whether the page is wider than its screen. */
  async overflows(): Promise<boolean> {
    return this.page.evaluate('document.documentElement.scrollWidth > innerWidth + 1');
  }

  async leave(): Promise<void> {
    await this.context.close();
  }
}
