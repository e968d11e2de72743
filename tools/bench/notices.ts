/**
 * Reading notices into drafts: milliseconds a document and MB/s, and whether time grows with length alone, on ordinary notices and on
 * texts made to hurt a parser. The peer of the ratio is ten plain regular expressions over the same text.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { draftFromText } from '@fire-campaign/notices';
import type { Figures } from './index.ts';
import { median, round } from './statistics.ts';

const folder = join(import.meta.dirname, '..', '..', 'libs', 'notices', 'notices');
const RUNS = 31;
/** As long as the longest notice met so far: 34 kB. */
const LONGEST_CHARACTERS = 12_000;
const GROWTH_CHARACTERS = 10_000;
/** Scans timed at once: one takes less than the clock's step. */
const SCANS = 40;

const SCAN = [
  /\d+/g,
  /[一二三四五六七八九十]+、/g,
  /《[^》]+》/g,
  /不少于/g,
  /\d+月\d+日/g,
  /[省市县区]/g,
  /每[年月周日]/g,
  /单位/g,
  /\d+%/g,
  /前/g,
];

/** Texts that make careless rules slow: the same marks, open brackets, endless numbers, headings, dates and lists. */
const HOSTILE: Readonly<Record<string, string>> = {
  numerals: '一',
  brackets: '(一',
  quotes: '“',
  titles: '《关于',
  commas: '各，',
  every: '每月',
  dates: '2024年5月',
  terms: '一年内',
  digits: '1,',
  headings: '一、甲\n',
  nested: '一、(一)1.(1)①\n',
  labels: '责任单位:',
  lists: '县公安局和',
  columns: '甲\t乙\t丙\n',
  figures: '不少于5个',
  against: '对甲乙丙丁',
  decisions: '决定开展',
  lines: '甲乙丙丁戊己庚辛壬癸\n',
};

/** Milliseconds of this thread's processor time, so that other processes on the machine count for little. */
function processorMs(work: () => void): number {
  const started = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(started);
  return (user + system) / 1000;
}

/** Mean time of one reading; the least disturbed of three rounds of so many. */
const timed = (text: string, readings: number): number =>
  Math.min(
    ...Array.from({ length: 3 }, () =>
      processorMs(() => {
        for (let nth = 0; nth < readings; nth += 1) draftFromText(text);
      }),
    ),
  ) / readings;

/** How much longer ten times the text takes, as a share of ten: one reading of it against ten of a tenth. */
function growth(text: string): number {
  const repeated = (length: number): string => text.repeat(Math.ceil(length / text.length)).slice(0, length);
  return timed(repeated(GROWTH_CHARACTERS * 10), 1) / (10 * timed(repeated(GROWTH_CHARACTERS), 10));
}

export async function noticesBench(): Promise<Figures> {
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  // One notice after another; those with forms to fill in are left out, for what follows a form is not read.
  const all = texts.filter((text) => !/^附件\d/m.test(text)).join('\n');
  const longest = all.slice(0, LONGEST_CHARACTERS);
  for (let warm = 0; warm < 10; warm += 1) texts.forEach((text) => draftFromText(text));

  const ours: number[] = [];
  const scans: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    ours.push(processorMs(() => draftFromText(longest)));
    scans.push(
      processorMs(() => {
        for (let nth = 0; nth < SCANS; nth += 1) for (const pattern of SCAN) for (const _ of longest.matchAll(pattern));
      }) / SCANS,
    );
  }
  const each = texts.map((text) => timed(text, 10));
  const hostile = Object.entries(HOSTILE).map(([name, text]) => [name, growth(text)] as const);
  const worst = hostile.reduce((a, b) => (b[1] > a[1] ? b : a));
  const bytes = Buffer.byteLength(longest);
  console.log(`growth on hostile texts (time of ten times the text ÷ ten times the time):`);
  for (const [name, ratio] of hostile) console.log(`  ${name.padEnd(10)} ${ratio.toFixed(2)}`);
  return {
    ratios: {
      longestOfLimit20ms: round(median(ours) / 20),
      noticesToScan: round(median(ours) / median(scans), 1),
      growthNotices: round(growth(all), 2),
      growthHostile: round(worst[1], 2),
    },
    absolute: {
      longestMs: round(median(ours), 1),
      longestBytes: bytes,
      megabytesPerSecond: round(bytes / 1e6 / (median(ours) / 1000), 2),
      medianNoticeMs: round(median(each), 2),
      notices: texts.length,
    },
  };
}
