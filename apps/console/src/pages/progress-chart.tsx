import { INDICATORS } from '@fire-campaign/domain';
import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { CampaignPageQuery } from '../graphql.generated';
import { useWord } from '../i18n';

echarts.use([BarChart, GridComponent, LegendComponent, TooltipComponent, AriaComponent, SVGRenderer]);

type Rows = NonNullable<CampaignPageQuery['campaign']>['progress']['nodes'];

const SHOWN = ['COVERAGE', 'RECTIFICATION_RATE'] as const;

/** Coverage and rectification per region, beside each other. */
export default function ProgressChart({ rows }: { readonly rows: Rows }) {
  const word = useWord();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const chart = echarts.init(box.current!, null, { renderer: 'svg' });
    const resize = () => chart.resize();
    addEventListener('resize', resize);
    chart.setOption({
      aria: { enabled: true },
      animation: false,
      color: ['#1d4ed8', '#b42318'],
      legend: { top: 0 },
      tooltip: { trigger: 'axis', renderMode: 'richText', valueFormatter: (value: unknown) => (value == null ? '—' : `${String(value)}%`) },
      grid: { left: 48, right: 16, top: 36, bottom: 64 },
      xAxis: { type: 'category', data: rows.map(({ region }) => region.name), axisLabel: { rotate: 40 } },
      yAxis: { type: 'value', max: 100, axisLabel: { formatter: '{value}%' } },
      series: SHOWN.map((code) => ({
        type: 'bar',
        name: word(INDICATORS[code]),
        data: rows.map(({ figures }) => {
          const value = figures.find(({ indicator }) => indicator === code)?.value;
          return value == null ? null : Math.round(value * 1000) / 10;
        }),
      })),
    });
    return () => {
      removeEventListener('resize', resize);
      chart.dispose();
    };
  }, [rows, word]);
  return <div ref={box} className="chart" />;
}
