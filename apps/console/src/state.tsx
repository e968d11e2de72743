import { StatusTag, type Tone } from '@fire-campaign/ui';
import { useTranslation } from 'react-i18next';
import { TONES, type StateKind } from './states';

/** The state of a record as a coloured tag with its name. */
export function State({ kind, of }: { readonly kind: StateKind; readonly of: string }) {
  const { t } = useTranslation();
  const tones: Readonly<Record<string, Tone>> = TONES[kind];
  return <StatusTag tone={tones[of] ?? 'neutral'}>{t(`state.${kind}.${of}`)}</StatusTag>;
}
