import {
  AuditOutlined,
  DashboardOutlined,
  FireOutlined,
  FontSizeOutlined,
  GlobalOutlined,
  HomeOutlined,
  LogoutOutlined,
  MenuOutlined,
  SafetyCertificateOutlined,
  ScheduleOutlined,
  ShopOutlined,
  TeamOutlined,
  UserOutlined,
} from '@ant-design/icons';
import { PageWatermark } from '@fire-campaign/ui';
import { Button, Drawer, Dropdown, Layout as Frame, Menu, Space, Tooltip, type MenuProps } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useLocation } from 'react-router';
import { chooseLanguage, useWord } from './i18n';
import { useMe, type Me } from './me';
import { signOut } from './session';

/** Who, where and which language on top; what this person may open on the left. */
export function Layout() {
  const { t, i18n } = useTranslation();
  const word = useWord();
  const me = useMe();
  const [open, setOpen] = useState(false);
  const english = i18n.language === 'en';
  const scope = me.grants.map(({ region }) => region.path);
  return (
    <Frame className="frame">
      <a className="skip" href="#content">
        {t('layout.skip')}
      </a>
      <Frame.Header className="header">
        <Button className="menu-button" type="text" icon={<MenuOutlined />} aria-label={t('layout.menu')} onClick={() => setOpen(true)} />
        <Link to="/" className="brand">
          <FireOutlined aria-hidden /> <span>{t('layout.name')}</span>
        </Link>
        <Space size="small" className="who">
          <Tooltip title={t('layout.scopeWhy')}>
            <span className="scope">
              <SafetyCertificateOutlined aria-hidden /> {[...new Set(scope)].join('、')}
            </span>
          </Tooltip>
          <Button
            type="text"
            icon={<FontSizeOutlined />}
            aria-label={t('layout.larger')}
            title={t('layout.larger')}
            onClick={() => dispatchEvent(new Event('fc-toggle-large-text'))}
          />
          <Button
            type="text"
            icon={<GlobalOutlined />}
            lang={english ? 'zh-CN' : 'en'}
            onClick={() => void chooseLanguage(english ? 'zh-CN' : 'en')}
          >
            {english ? '中文' : 'English'}
          </Button>
          <Dropdown
            trigger={['click']}
            menu={{
              items: [
                { key: 'who', disabled: true, label: <PersonCard me={me} roles={me.grants.flatMap(({ roles }) => roles.map(word))} /> },
                { key: 'out', icon: <LogoutOutlined />, label: t('layout.signOut'), onClick: () => void signOut() },
              ],
            }}
          >
            <Button type="text" icon={<UserOutlined />}>
              <span className="name">{me.name}</span>
            </Button>
          </Dropdown>
        </Space>
      </Frame.Header>
      <Frame>
        <Frame.Sider className="sider" width={200}>
          <MainMenu />
        </Frame.Sider>
        <Drawer
          open={open}
          placement="left"
          size={240}
          title={t('layout.menu')}
          onClose={() => setOpen(false)}
          styles={{ body: { padding: 0 } }}
        >
          <MainMenu onChoose={() => setOpen(false)} />
        </Drawer>
        <Frame.Content id="content" className="content" tabIndex={-1}>
          <PageWatermark name={me.name} unit={me.organization}>
            <Outlet />
          </PageWatermark>
        </Frame.Content>
      </Frame>
    </Frame>
  );
}

function PersonCard({ me, roles }: { readonly me: Me; readonly roles: readonly string[] }) {
  return (
    <div className="person-card">
      <strong>{me.name}</strong>
      <div>{me.organization}</div>
      <div>{[...new Set(roles)].join('、')}</div>
    </div>
  );
}

function MainMenu({ onChoose }: { readonly onChoose?: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const { pathname } = useLocation();
  const link = (to: string, label: ReactNode) => (
    <Link to={to} onClick={onChoose}>
      {label}
    </Link>
  );
  const items: MenuProps['items'] = [{ key: '/', icon: <HomeOutlined />, label: link('/', t('menu.overview')) }];
  if (me.may('campaigns:read')) {
    items.push(
      { key: '/campaigns', icon: <FireOutlined />, label: link('/campaigns', t('menu.campaigns')) },
      { key: '/tasks', icon: <ScheduleOutlined />, label: link('/tasks', t('menu.tasks')) },
    );
  }
  if (me.may('units:read')) items.push({ key: '/units', icon: <ShopOutlined />, label: link('/units', t('menu.units')) });
  if (me.may('inspections:read')) {
    items.push({
      key: 'inspections',
      icon: <AuditOutlined />,
      label: t('menu.inspections'),
      children: [
        { key: '/draws', label: link('/draws', t('menu.draws')) },
        { key: '/inspections', label: link('/inspections', t('menu.visits')) },
        { key: '/hazards', label: link('/hazards', t('menu.hazards')) },
      ],
    });
  }
  if (me.may('insights:read'))
    items.push({ key: '/wallboard', icon: <DashboardOutlined />, label: link('/wallboard', t('menu.wallboard')) });
  const admin = [
    me.may('directory:read') && { key: '/admin/people', label: link('/admin/people', t('menu.people')) },
    me.may('directory:read') && { key: '/admin/organizations', label: link('/admin/organizations', t('menu.organizations')) },
    me.may('directory:read') && { key: '/admin/grants', label: link('/admin/grants', t('menu.grants')) },
    me.may('events:read') && { key: '/admin/dead-letters', label: link('/admin/dead-letters', t('menu.deadLetters')) },
    me.may('audit:read') && { key: '/admin/audit', label: link('/admin/audit', t('menu.audit')) },
  ].filter((item) => item !== false);
  if (admin.length > 0) items.push({ key: 'admin', icon: <TeamOutlined />, label: t('menu.admin'), children: admin });
  const selected = `/${pathname
    .split('/')
    .slice(1, pathname.startsWith('/admin') ? 3 : 2)
    .join('/')}`;
  return (
    <Menu mode="inline" aria-label={t('layout.menu')} items={items} selectedKeys={[selected]} defaultOpenKeys={['inspections', 'admin']} />
  );
}
