import { uiTexts } from '@fire-campaign/ui';
import i18next from 'i18next';
import { useCallback } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import { zh } from './locales/zh';

const STORED = 'fc-language';

export type Language = 'zh-CN' | 'en';

/** Chinese comes with the page, English when it is chosen. */
export async function startLanguage(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'zh-CN',
    fallbackLng: 'zh-CN',
    resources: { 'zh-CN': { translation: { ...zh, ui: uiTexts.zh } } },
    interpolation: { escapeValue: false },
  });
  if (localStorage.getItem(STORED) === 'en') await chooseLanguage('en');
}

export async function chooseLanguage(language: Language): Promise<void> {
  if (language === 'en' && !i18next.hasResourceBundle('en', 'translation')) {
    const { en } = await import('./locales/en');
    i18next.addResourceBundle('en', 'translation', { ...en, ui: uiTexts.en });
  }
  await i18next.changeLanguage(language);
  localStorage.setItem(STORED, language);
  document.documentElement.lang = language;
}

/** The wording of this language where the platform gives both. */
export function useWord(): (text: { readonly zh: string; readonly en: string }) => string {
  const { i18n } = useTranslation();
  const english = i18n.language === 'en';
  return useCallback(({ zh: chinese, en }) => (english ? en : chinese), [english]);
}
