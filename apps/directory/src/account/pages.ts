import { createHash } from 'node:crypto';

const STYLE = `
body{margin:0;font:16px/1.5 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;background:#f3f4f6;color:#111827}
main{max-width:24rem;margin:12vh auto 2rem;padding:2rem;background:#fff;border-top:4px solid #b91c1c;box-shadow:0 1px 4px #0003}
h1{font-size:1.25rem;margin:0 0 1.25rem}h1 span,label span,p span{display:block;font-size:.8125rem;font-weight:400;color:#4b5563}
label{display:block;margin:1rem 0 .25rem;font-weight:600}
input{width:100%;box-sizing:border-box;padding:.6rem;font:inherit;border:1px solid #6b7280}
button{width:100%;margin-top:1.25rem;padding:.7rem;font:inherit;font-weight:600;color:#fff;background:#b91c1c;border:0;cursor:pointer}
button.quiet{color:#111827;background:#e5e7eb}
input:focus-visible,button:focus-visible{outline:3px solid #1d4ed8;outline-offset:2px}
[role=alert]{padding:.75rem;background:#fef2f2;border-left:4px solid #b91c1c}`;
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

export interface Page {
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * A page without any asset from elsewhere; all else is forbidden to it.
 * @param formTargets origins that the answer to its form may redirect to
 */
function page(title: string, titleEn: string, body: string, formTargets: readonly string[]): Page {
  const html = `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · 消防专项整治行动管理平台</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${title}<span lang="en">${titleEn} · Fire Campaign Platform</span></h1>
${body}
</main>
</body>
</html>
`;
  const policy = [
    `default-src 'none'`,
    `style-src 'sha256-${STYLE_HASH}'`,
    `form-action ${["'self'", ...formTargets].join(' ')}`,
    `frame-ancestors 'none'`,
    `base-uri 'none'`,
  ];
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy.join('; '),
    'cache-control': 'no-store',
    'x-frame-options': 'DENY',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
  };
  return { html, headers };
}

const bilingual = (zh: string, en: string) => `${zh}<span lang="en">${en}</span>`;

const escape = (text: string) => text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);

/** @param refused the last try failed; why is not said, since that would help to guess */
export function loginPage(action: string, login: string, refused: boolean, formTargets: readonly string[]): Page {
  const alert = bilingual(
    '登录名或密码不正确,或账号因连续输错已锁定 10 分钟。请核对后重试。',
    'Login name or password is wrong, or the account is locked for 10 minutes after too many tries. Check both and try again.',
  );
  const body = `${refused ? `<p role="alert" id="problem">${alert}</p>\n` : ''}<form method="post" action="${escape(action)}">
<label for="login">${bilingual('登录名', 'Login name')}</label>
<input id="login" name="login" value="${escape(login)}" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="50" required autofocus${refused ? ' aria-describedby="problem"' : ''}>
<label for="password">${bilingual('密码', 'Password')}</label>
<input id="password" name="password" type="password" autocomplete="current-password" maxlength="200" required>
<button type="submit">登录 Sign in</button>
</form>`;
  return page('登录', 'Sign in', body, formTargets);
}

/** @param form the sign-in library's own form with its token, id `op.logoutForm` */
export function logoutPage(form: string, formTargets: readonly string[]): Page {
  const body = `<p>${bilingual('确定要退出登录吗?', 'Do you want to sign out?')}</p>
${form}
<button type="submit" form="op.logoutForm" name="logout" value="yes" autofocus>退出 Sign out</button>
<button type="submit" form="op.logoutForm" class="quiet">继续使用 Stay signed in</button>`;
  return page('退出登录', 'Sign out', body, formTargets);
}

export function signedOutPage(): Page {
  return page(
    '已退出登录',
    'Signed out',
    `<p>${bilingual('您已安全退出,可以关闭此页。', 'You are signed out and may close this page.')}</p>`,
    [],
  );
}

/** @param detail the protocol's own error code, for whoever runs the client */
export function problemPage(detail: string): Page {
  const body = `<p role="alert">${bilingual(
    '登录请求无效或已过期。请回到平台首页重新登录。',
    'The sign-in request is not valid or has expired. Go back to the platform and sign in again.',
  )}</p>
<p><code>${escape(detail)}</code></p>`;
  return page('无法登录', 'Cannot sign in', body, []);
}
