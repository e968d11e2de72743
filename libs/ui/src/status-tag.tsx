import { Tag } from 'antd';

/** How far something is, not what it is called: the text always stands beside the colour. */
export type Tone = 'neutral' | 'active' | 'waiting' | 'good' | 'bad';

const COLOURS: Readonly<Record<Tone, string>> = {
  neutral: 'default',
  active: 'processing',
  waiting: 'warning',
  good: 'success',
  bad: 'error',
};

export function StatusTag({ tone, children }: { readonly tone: Tone; readonly children: string }) {
  return <Tag color={COLOURS[tone]}>{children}</Tag>;
}
