import { describe, expect, it } from '@jest/globals';
import { kindOfTitle, levelOfIssuer } from './document.rules.js';

describe('a document that is read from a notice', () => {
  it.each([
    ['关于印发《校园消防安全专项行动方案》的通知', 'NOTICE'],
    ['望河县消防安全“百日攻坚战”工作方案', 'PLAN'],
    ['冬春火灾防控通报', 'CIRCULAR'],
    ['关于加强烟花爆竹管理的通告', 'ANNOUNCEMENT'],
    ['火灾形势分析报告', 'REPORT'],
    ['办公会议纪要', 'MINUTES'],
    ['电动自行车集中攻坚行动工作细则', 'OTHER'],
  ] as const)('%s is of the kind %s', (title, kind) => expect(kindOfTitle(title)).toBe(kind));

  it.each([
    ['应急管理部', '3201', 'MINISTRY'],
    ['国务院安全生产委员会', '32', 'MINISTRY'],
    ['国家消防救援局', '32', 'BUREAU'],
    ['应急管理部消防救援局', '32', 'BUREAU'],
    ['云泽省消防救援总队', '3201', 'CORPS'],
    ['岚州市消防救援支队', '3201', 'DETACHMENT'],
    ['东汀区消防救援大队', '320102', 'BRIGADE'],
    ['云泽省人民政府办公厅', '3201', 'PROVINCE'],
    ['云泽省岚州市教育局', '3201', 'CITY'],
    ['岚州市市场监督管理局', '3201', 'CITY'],
    ['望河县委宣传部', '320102', 'COUNTY'],
    ['岚州市栖岭区消防安全委员会', '320102', 'COUNTY'],
    ['消防安全委员会', '320102', 'COUNTY'],
    ['消防安全委员会', '32', 'PROVINCE'],
  ] as const)('%s, read in %s, speaks for the level %s', (issuer, region, level) => expect(levelOfIssuer(issuer, region)).toBe(level));
});
