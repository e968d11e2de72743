import { parentRegion, type RegionCode } from '@fire-campaign/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A division of the country (行政区划). Reference data: loaded from `divisions.csv.gz`, never changed by people. */
@Entity({ schema: 'directory', name: 'region' })
export class Region {
  @PrimaryColumn('text', { collation: 'C' }) readonly code!: RegionCode;
  @Column('text') readonly name!: string;
  @Column('text') readonly level!: 'PROVINCE' | 'CITY' | 'COUNTY' | 'TOWN' | 'VILLAGE';
  /** '' for a province. */
  @Column({ type: 'text', name: 'parent_code', collation: 'C' }) readonly parentCode!: RegionCode;
  /** Names from the province down: 江苏省/南京市/玄武区. */
  @Column('text') readonly path!: string;
}

/** Codes with their names as rows of the table. @throws Error when a parent is missing */
export function regionRows(
  names: ReadonlyMap<RegionCode, string>,
): readonly { readonly code: RegionCode; readonly name: string; readonly path: string }[] {
  const paths = new Map<RegionCode, string>([['', '']]);
  return [...names]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, name]) => {
      const above = paths.get(parentRegion(code)!);
      if (above === undefined) throw new Error(`region ${code} ${name} has no parent`);
      const path = above === '' ? name : `${above}/${name}`;
      paths.set(code, path);
      return { code, name, path };
    });
}
