import { regionLevel, type RegionCode } from '@fire-campaign/domain';

export interface NamedRegion {
  readonly code: RegionCode;
  readonly name: string;
}

/** Where a row says it lies, in any of the columns it has. */
export interface PlaceWords {
  readonly code: string;
  readonly province: string;
  readonly city: string;
  readonly county: string;
}

export interface ResolvedPlace {
  readonly code: RegionCode;
  /** False when only the city could be told although a unit lies in a county. */
  readonly countyKnown: boolean;
}

const SUFFIX = /(?:特别行政区|自治区|自治州|自治县|自治旗|地区|林区|省|市|盟|区|县|旗)$/;

/** A division's name without its kind: 南京市 and 南京 are alike; names of two characters (沛县) are kept whole. */
const stem = (name: string) => (name.length > 2 ? name.replace(SUFFIX, '') : name);

/**
 * Finds the region that codes and names of an import file mean, from the known regions. Names are matched with and without
 * their kind (省, 市, 区 …); provinces by their first two characters, which differ between all of them (江苏, 内蒙古, 新疆自治区).
 */
export class RegionNames {
  private readonly codes = new Set<RegionCode>();
  private readonly provinces = new Map<string, RegionCode>();
  private readonly cities = new Map<string, RegionCode[]>();
  private readonly counties = new Map<string, RegionCode[]>();
  private readonly municipalities = new Set<RegionCode>();
  private readonly resolved = new Map<string, ResolvedPlace | null>();

  constructor(regions: Iterable<NamedRegion>) {
    for (const { code, name } of regions) {
      this.codes.add(code);
      const level = regionLevel(code);
      if (level === 'PROVINCE') this.provinces.set(name.slice(0, 2), code);
      if (level === 'CITY') {
        add(this.cities, name, code);
        if (name === '市辖区') this.municipalities.add(code);
      }
      if (level === 'COUNTY') add(this.counties, name, code);
    }
  }

  /**
   * The region a row lies in, city or deeper; null when its words name none, or more than one.
   * A code counts before names; one padded to another level (320102000000) is cut back to a known one.
   */
  resolve({ code, province, city, county }: PlaceWords): ResolvedPlace | null {
    const words = code !== '' ? code : `${province}\n${city}\n${county}`;
    let place = this.resolved.get(words);
    if (place === undefined) {
      place = code === '' ? this.byNames(province, city, county) : this.byCode(code);
      this.resolved.set(words, place);
    }
    return place;
  }

  /** The code of a province by its name, null when there is none. */
  province(name: string): RegionCode | null {
    return this.provinces.get(name.slice(0, 2)) ?? null;
  }

  private byCode(text: string): ResolvedPlace | null {
    if (!/^\d{4,12}$/.test(text)) return null;
    for (let code = text; code.length >= 4; code = code.slice(0, -1)) {
      if (this.codes.has(code)) return { code, countyKnown: code.length > 4 };
      if (!code.endsWith('0')) return null;
    }
    return null;
  }

  private byNames(province: string, city: string, county: string): ResolvedPlace | null {
    const within = province === '' ? '' : this.provinces.get(province.slice(0, 2));
    if (within === undefined) return null;
    const cityCode = this.city(city, within);
    if (county !== '') {
      const code = only(this.counties, county, cityCode ?? within);
      // A county name alone settles it only within a named city or province.
      if (code !== null && (cityCode !== null || within !== '')) return { code, countyKnown: true };
    }
    if (cityCode !== null) return { code: cityCode.length === 2 ? `${cityCode}01` : cityCode, countyKnown: false };
    // Cities at county level (县级市: 昆山市) are often written in the city's column.
    const code = city === '' ? null : only(this.counties, city, within);
    return code === null ? null : { code, countyKnown: true };
  }

  /** The city's code; for a municipality (直辖市) the province's, as its counties lie below two codes of city level. */
  private city(city: string, within: RegionCode): RegionCode | null {
    const municipality = this.provinces.get(city.slice(0, 2));
    if (municipality !== undefined && municipality.startsWith(within) && this.municipalities.has(`${municipality}01`)) return municipality;
    return city === '' ? null : only(this.cities, city, within);
  }
}

function add(index: Map<string, RegionCode[]>, name: string, code: RegionCode): void {
  for (const key of new Set([name, stem(name)])) {
    const codes = index.get(key);
    if (codes === undefined) index.set(key, [code]);
    else codes.push(code);
  }
}

/** The one region of that name below `within`; a full name before a stem. */
function only(index: ReadonlyMap<string, readonly RegionCode[]>, name: string, within: RegionCode): RegionCode | null {
  for (const key of [name, stem(name)]) {
    const codes = (index.get(key) ?? []).filter((code) => code.startsWith(within));
    if (codes.length === 1) return codes[0]!;
  }
  return null;
}
