import { App, ConfigProvider, Spin } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createBrowserRouter, RouterProvider, type RouteObject } from 'react-router';
import { Layout } from './layout';
import { MeProvider } from './me';
import { NotFound } from './problem';
import { RouteProblem } from './route-problem';
import { SessionEnded } from './session-ended';
import { Overview } from './pages/overview';

/* Every page is a piece of its own, loaded when it is opened; the overview comes with the frame. */
const page = (path: string, load: () => Promise<RouteObject['Component']>): RouteObject => ({
  path,
  lazy: async () => ({ Component: await load() }),
});

const makeRouter = () =>
  createBrowserRouter([
    page('/wallboard', async () => (await import('./pages/wallboard')).Wallboard),
    {
      path: '/',
      Component: Layout,
      HydrateFallback: () => <Spin fullscreen />,
      children: [
        {
          ErrorBoundary: RouteProblem,
          children: [
            { index: true, Component: Overview },
            page('campaigns', async () => (await import('./pages/campaigns')).Campaigns),
            page('campaigns/new', async () => (await import('./pages/new-campaign')).NewCampaign),
            page('campaigns/:id', async () => (await import('./pages/campaign')).CampaignPage),
            page('campaigns/:id/gate', async () => (await import('./pages/gate')).GatePage),
            page('tasks', async () => (await import('./pages/tasks')).Tasks),
            page('units', async () => (await import('./pages/units')).Units),
            page('units/import', async () => (await import('./pages/import')).ImportUnits),
            page('units/:id', async () => (await import('./pages/unit')).UnitPage),
            page('inspections', async () => (await import('./pages/inspections')).Inspections),
            page('inspections/:id', async () => (await import('./pages/inspection')).InspectionPage),
            page('draws', async () => (await import('./pages/draws')).Draws),
            page('draws/new', async () => (await import('./pages/new-draw')).NewDraw),
            page('draws/:id', async () => (await import('./pages/draw')).DrawPage),
            page('hazards', async () => (await import('./pages/hazards')).Hazards),
            page('admin/people', async () => (await import('./pages/people')).People),
            page('admin/grants', async () => (await import('./pages/grants')).Grants),
            page('admin/organizations', async () => (await import('./pages/organizations')).Organizations),
            page('admin/dead-letters', async () => (await import('./pages/dead-letters')).DeadLetters),
            page('admin/audit', async () => (await import('./pages/audit')).Audit),
            { path: '*', Component: NotFound },
          ],
        },
      ],
    },
  ]);

const LARGE = 'fc-large-text';

export function Console() {
  const { i18n } = useTranslation();
  const english = i18n.language === 'en';
  const [router] = useState(makeRouter); // only now: the address has left the sign-in behind
  const [large, setLarge] = useState(localStorage.getItem(LARGE) === 'yes');
  useEffect(() => {
    dayjs.locale(english ? 'en' : 'zh-cn');
  }, [english]);
  useEffect(() => {
    const toggle = () => {
      localStorage.setItem(LARGE, large ? 'no' : 'yes');
      setLarge(!large);
    };
    addEventListener('fc-toggle-large-text', toggle);
    return () => removeEventListener('fc-toggle-large-text', toggle);
  }, [large]);
  return (
    <ConfigProvider
      locale={english ? enUS : zhCN}
      button={{ autoInsertSpace: false }}
      theme={{
        token: {
          colorPrimary: '#b42318',
          colorLink: '#a61d14',
          colorInfo: '#0050b3',
          colorSuccess: '#237804',
          colorWarning: '#8a5200',
          colorError: '#b42318',
          colorInfoBg: '#eef5ff',
          colorInfoBorder: '#bcd3f5',
          colorSuccessBg: '#eefbe9',
          colorSuccessBorder: '#b5e3a1',
          colorWarningBg: '#fff7e0',
          colorWarningBorder: '#f0d28a',
          colorErrorBg: '#fff1ef',
          colorErrorBorder: '#f3bdb6',
          colorTextSecondary: '#595959',
          colorTextTertiary: '#5c5c5c',
          colorTextDescription: '#595959',
          colorTextPlaceholder: '#6b6b6b',
          borderRadius: 4,
          fontSize: large ? 18 : 14,
          motion: false,
        },
        components: { Layout: { headerBg: '#7a1610', headerPadding: '0 16px', siderBg: '#fff' } },
      }}
    >
      <App>
        <MeProvider>
          <RouterProvider router={router} />
        </MeProvider>
        <SessionEnded />
      </App>
    </ConfigProvider>
  );
}
