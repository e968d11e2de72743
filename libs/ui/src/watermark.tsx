import { Watermark } from 'antd';
import type { ReactNode } from 'react';
import { shanghaiTime } from './figure';

/** Name, unit and time across a page whose picture should not travel. */
export function PageWatermark({ name, unit, children }: { readonly name: string; readonly unit: string; readonly children: ReactNode }) {
  return (
    <Watermark
      content={[`${name} ${unit}`.trim(), shanghaiTime(new Date().toISOString())]}
      font={{ color: 'rgba(0,0,0,.06)', fontSize: 13 }}
      gap={[120, 140]}
    >
      {children}
    </Watermark>
  );
}
