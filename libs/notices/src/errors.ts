const REFUSALS = {
  EMPTY: {
    zh: '文件中没有文字。请检查是否选错文件,或粘贴通知正文后重试。',
    en: 'The file holds no text. Check that it is the right file, or paste the text of the notice.',
  },
  TOO_LARGE: {
    zh: '文件过大({size}),上限为 {limit}。请只上传通知及其方案正文,不含附带的清单和图片。',
    en: 'The file is too large ({size}); the limit is {limit}. Upload the notice and its plan alone, without lists and pictures.',
  },
  NOT_TEXT: {
    zh: '无法识别为文字:{detail}。请另存为 .docx、文字版 .pdf 或 UTF-8 / GBK 编码的 .txt 后重试。',
    en: 'This is not readable as text: {detail}. Save it as .docx, a text PDF, or .txt in UTF-8 or GBK, and try again.',
  },
  ENCRYPTED: {
    zh: '文件设有打开密码。请在 Word 或 PDF 阅读器中取消密码后重新上传。',
    en: 'The file is protected by a password. Remove the password in Word or the PDF reader and upload it again.',
  },
  OLD_WORD: {
    zh: '这是旧版 .doc 文件。请用 Word 或 WPS 打开,另存为 .docx 后重新上传。',
    en: 'This is an old .doc file. Open it in Word or WPS, save it as .docx, and upload it again.',
  },
  BROKEN_DOCX: {
    zh: '.docx 文件已损坏或不完整({detail})。请用 Word 或 WPS 打开并重新保存后上传,或粘贴正文。',
    en: 'The .docx file is broken or incomplete ({detail}). Open and save it again in Word or WPS, or paste the text.',
  },
  BROKEN_PDF: {
    zh: 'PDF 文件已损坏或不完整。请重新导出后上传,或粘贴正文。',
    en: 'The PDF file is broken or incomplete. Export it again, or paste the text.',
  },
  ZIP_BOMB: {
    zh: '.docx 解压后体积异常({size}),已拒绝处理。请用 Word 重新保存正文后上传。',
    en: 'Unpacked, the .docx file is abnormally large ({size}) and was refused. Save the text again in Word and upload that.',
  },
  IMAGE_ONLY_PDF: {
    zh: 'PDF 只有扫描图像,没有文字。请先做文字识别(OCR)并核对,或上传 Word 版本。',
    en: 'The PDF holds scanned pictures and no text. Run text recognition (OCR) and check it, or upload the Word version.',
  },
  CLASSIFIED: {
    zh: '文中带有国家秘密标志“{mark}”。本平台不是涉密信息系统,不得存储、处理涉密文件;未保存任何内容。请按保密规定处理该文件。',
    en: 'The text bears the state-secret mark "{mark}". This is not a classified system and must not hold such files; nothing was kept. Handle the file under the secrecy rules.',
  },
} as const;

export type NoticeErrorCode = keyof typeof REFUSALS;

/** Why a file or text was not read: what was wrong and what to do, in both languages. No draft exists then. */
export class NoticeError extends Error {
  readonly zh: string;
  readonly en: string;
  readonly code: NoticeErrorCode;
  readonly params: Readonly<Record<string, string>>;

  constructor(code: NoticeErrorCode, params: Readonly<Record<string, string>> = {}, cause?: unknown) {
    const fill = (wording: string): string => wording.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
    super(`${code}: ${fill(REFUSALS[code].en)}`, { cause });
    this.name = 'NoticeError';
    this.code = code;
    this.params = params;
    this.zh = fill(REFUSALS[code].zh);
    this.en = fill(REFUSALS[code].en);
  }
}
