import { defineErrors } from '@fire-campaign/platform';

export const errors = defineErrors({
  UNIT_EXISTS: {
    kind: 'conflict',
    zh: '该单位已登记:统一社会信用代码相同,或名称、地区和地址均相同(可能在其他辖区)。请先查询,再修改已有记录。',
    en: 'This unit is already registered: same credit code, or same name, region and address (perhaps in another area). Search for it and change that record.',
  },
  NOTHING_CHANGED: {
    kind: 'invalid',
    zh: '提交的内容与现有记录相同,没有可保存的修改。请修改至少一项。',
    en: 'What was sent equals the record; there is nothing to save. Change at least one field.',
  },
  STATUS_ACTION: {
    kind: 'conflict',
    zh: '单位目前为“{status}”,不能执行“{action}”。请刷新后选择可用的操作。',
    en: 'The unit is {statusCode}; {actionCode} is not possible now. Reload it and choose a permitted action.',
  },
  UNKNOWN_REGION: {
    kind: 'invalid',
    field: ['regionCode'],
    zh: '区划代码 {regionCode} 不存在。请核对代码,或先由管理员加载区划。',
    en: 'There is no region {regionCode}. Check the code, or have the regions loaded first.',
  },
  REGION_TOO_COARSE: {
    kind: 'invalid',
    field: ['regionCode'],
    zh: '单位须登记到市级或以下区划,{regionCode} 级别过高。请填写县区代码;县区不明时填写市级代码。',
    en: 'A unit is registered in a city or below; {regionCode} is above that. Give the county, or the city while the county is not known.',
  },
  UPLOAD_TOO_LARGE: {
    kind: 'invalid',
    field: ['sizeBytes'],
    zh: '文件超过 {maxMb} MB 或超过申报的大小。请拆分文件后分别上传。',
    en: 'The file is larger than {maxMb} MB or than declared. Split it and upload the parts.',
  },
  UPLOAD_TYPE: {
    kind: 'invalid',
    field: ['fileName'],
    zh: '只接受 .csv 或 .txt 文件。请在表格软件中另存为“CSV(逗号分隔)”。',
    en: 'Only .csv and .txt files are accepted. Save the table as CSV.',
  },
  UPLOAD_OFFSET: {
    kind: 'conflict',
    zh: '上传位置不符:下一块应从第 {expected} 字节开始。请从该位置继续。',
    en: 'The offset does not match: the next chunk begins at byte {expected}. Go on from there.',
  },
  CHUNK_INVALID: {
    kind: 'invalid',
    field: ['contentBase64'],
    zh: '数据块须为 Base64 编码,1 字节至 1 MB。请缩小后重新发送。',
    en: 'A chunk is base64 of 1 byte to 1 MB. Send it again, smaller.',
  },
  UPLOAD_INCOMPLETE: {
    kind: 'conflict',
    zh: '文件尚未传完:已收到 {received} 字节,共 {size} 字节。请先传完。',
    en: 'The file is not complete: {received} of {size} bytes arrived. Upload the rest first.',
  },
  IMPORT_FAILED: {
    kind: 'conflict',
    zh: '该文件无法导入,原因见其问题列表。请修正文件后重新上传。',
    en: 'This file cannot be imported; its problems say why. Correct the file and upload it again.',
  },
  UPLOAD_GONE: {
    kind: 'conflict',
    zh: '预览数据已过期清理。请重新上传文件并预览。',
    en: 'The previewed data has expired. Upload the file and preview it again.',
  },
});
