import { describe, expect, it } from '@jest/globals';
import { platformSettings, readConfig, StartError } from '@fire-campaign/platform';
import { credentialsOf, explain, tlsOf } from './client.js';

const settings = (environment: Readonly<Record<string, string | undefined>>) =>
  readConfig(platformSettings, { FC_KAFKA_BROKERS: 'kafka1:9093', ...environment });
const aFile = import.meta.filename;
const plain = { FC_KAFKA_SASL_USERNAME: 'fc-units', FC_KAFKA_SASL_PASSWORD: 'secret', FC_KAFKA_SASL_MECHANISM: 'plain' };

describe('a connection is encrypted', () => {
  it.each([
    ['by FC_KAFKA_TLS', { FC_KAFKA_TLS: 'true' }, []],
    ['by the file of an authority', { FC_KAFKA_TLS_CA: aFile }, ['ca']],
    ['by a client certificate', { FC_KAFKA_TLS_CERT: aFile, FC_KAFKA_TLS_KEY: aFile }, ['cert', 'key']],
  ])('%s', (_, environment, given) => {
    expect(Object.keys(tlsOf(settings(environment))!)).toEqual(given);
  });

  it('by nothing else', () => {
    expect(tlsOf(settings({ FC_KAFKA_TLS_KEY: aFile }))).toBeNull();
  });
});

describe('a password', () => {
  it('travels in clear over an encrypted connection alone', () => {
    expect(() => credentialsOf(settings(plain))).toThrow(StartError);
    expect(() => credentialsOf(settings(plain))).toThrow(/密码明文发送.*FC_KAFKA_TLS=true or FC_KAFKA_TLS_CA, or use scram-sha-512/);
    for (const encrypted of [{ FC_KAFKA_TLS: 'true' }, { FC_KAFKA_TLS_CA: aFile }])
      expect(credentialsOf(settings({ ...plain, ...encrypted }))).toEqual({ mechanism: 'plain', username: 'fc-units', password: 'secret' });
  });

  it('that is proven and never sent needs no encryption', () => {
    expect(credentialsOf(settings({ ...plain, FC_KAFKA_SASL_MECHANISM: '' }))).toMatchObject({ mechanism: 'scram-sha-512' });
  });
});

describe('a missing right', () => {
  const user = { FC_KAFKA_SASL_USERNAME: 'fc-units', FC_KAFKA_SASL_PASSWORD: 'secret' };
  const wrapped = (facts: object) => new Error('failed', { cause: Object.assign(new Error('Not authorized'), facts) });

  it.each([
    [
      'a group, by kafkajs',
      { type: 'GROUP_AUTHORIZATION_FAILED' },
      /消费组 fc\.<service>.*user fc-units .*READ on the group fc\.<service>\.$/,
    ],
    [
      'a group, by kafkajs when it starts',
      { name: 'KafkaJSGroupCoordinatorNotFound' },
      /user fc-units .*READ on the group fc\.<service>\.$/,
    ],
    ['a group, by @platformatic/kafka', { apiId: 'GROUP_AUTHORIZATION_FAILED' }, /user fc-units .*READ on the group fc\.<service>\.$/],
    [
      'topics',
      { type: 'TOPIC_AUTHORIZATION_FAILED' },
      /用户 fc-units 缺少主题权限.*user fc-units .*READ on the topics .*WRITE on those it writes\.$/,
    ],
  ])('on %s is named with the user and what to grant', (_, facts, message) => {
    const told = explain(wrapped(facts), settings(user));
    expect(told).toBeInstanceOf(StartError);
    expect((told as Error).message).toMatch(message);
  });

  it('is not suspected where nobody signs in', () => {
    const error = wrapped({ name: 'KafkaJSGroupCoordinatorNotFound' });
    expect(explain(error, settings({}))).toBe(error);
  });
});
