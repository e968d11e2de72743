import { describe, expect, it } from '@jest/globals';
import { RegionNames } from './region-names.js';

const names = new RegionNames(
  [
    ['11', '北京市'],
    ['1101', '市辖区'],
    ['110101', '东城区'],
    ['32', '江苏省'],
    ['3201', '南京市'],
    ['320102', '玄武区'],
    ['320106', '鼓楼区'],
    ['320106001', '宁海路街道'],
    ['3203', '徐州市'],
    ['320302', '鼓楼区'],
    ['320322', '沛县'],
    ['3205', '苏州市'],
    ['320583', '昆山市'],
    ['65', '新疆维吾尔自治区'],
    ['6501', '乌鲁木齐市'],
    ['650102', '天山区'],
  ].map(([code, name]) => ({ code: code!, name: name! })),
);

describe('RegionNames', () => {
  it.each([
    ['a county code', { code: '320102' }, '320102', true],
    ['a padded code', { code: '320102000000' }, '320102', true],
    ['a padded city code', { code: '320100' }, '3201', false],
    ['a town code', { code: '320106001000' }, '320106001', true],
    ['an unknown code', { code: '320199' }, null, null],
    ['a code before names', { code: '320102', city: '苏州市' }, '320102', true],
    ['a province code', { code: '32' }, null, null],
    ['no code but words', { code: '玄武区' }, null, null],
    ['full names', { province: '江苏省', city: '南京市', county: '鼓楼区' }, '320106', true],
    ['the same county of another city', { province: '江苏', city: '徐州', county: '鼓楼' }, '320302', true],
    ['short names', { province: '江苏', city: '南京', county: '玄武' }, '320102', true],
    ['a county of two characters', { province: '江苏省', city: '徐州市', county: '沛县' }, '320322', true],
    ['a county that is not known', { province: '江苏省', city: '南京市', county: '江北新区' }, '3201', false],
    ['a city alone', { city: '苏州市' }, '3205', false],
    ['a city at county level', { province: '江苏省', city: '昆山市' }, '320583', true],
    ['two counties of one name', { province: '江苏省', county: '鼓楼区' }, null, null],
    ['a county alone', { county: '玄武区' }, null, null],
    ['a municipality', { province: '北京市', city: '北京市', county: '东城' }, '110101', true],
    ['a municipality alone', { province: '北京市', city: '北京市' }, '1101', false],
    ['a city of another province', { province: '江苏省', city: '乌鲁木齐市' }, null, null],
    ['an abridged province', { province: '新疆自治区', city: '乌鲁木齐市', county: '天山区' }, '650102', true],
    ['Latin letters', { province: '江苏省', city: 'Nantong' }, null, null],
    ['a province alone', { province: '江苏省' }, null, null],
    ['nothing', {}, null, null],
  ])('%s', (_, words, code, countyKnown) => {
    const place = names.resolve({ code: '', province: '', city: '', county: '', ...words });
    expect(place).toEqual(code === null ? null : { code, countyKnown });
  });
});
