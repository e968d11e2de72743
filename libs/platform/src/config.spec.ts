import { describe, expect, it } from '@jest/globals';
import { describeConfig, platformSettings, readConfig } from './config.js';

describe('configuration', () => {
  it('has defaults that work offline', () => {
    expect(readConfig(platformSettings, {})).toMatchObject({
      FC_PORT: 4000,
      FC_MODE: 'demo',
      FC_DATA_DIR: '.data',
      DATABASE_URL: undefined,
    });
  });

  it.each([
    [{ FC_PORT: 'abc' }, 'FC_PORT'],
    [{ FC_PORT: '70000' }, 'FC_PORT'],
    [{ FC_MODE: 'prod' }, 'FC_MODE'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
    [{ FC_KAFKA_BROKERS: 'kafka1' }, 'FC_KAFKA_BROKERS: expected host:port,host:port'],
    [{ FC_KAFKA_SASL_MECHANISM: 'gssapi' }, 'FC_KAFKA_SASL_MECHANISM'],
    [{ FC_PROT: '4001' }, 'FC_PROT is not a setting (did you mean FC_PORT?)'],
  ])('stops on %j and names the variable', (environment, text) => {
    expect(() => readConfig(platformSettings, environment)).toThrow(text);
  });

  it('names every bad variable at once and leaves other programs’ variables alone', () => {
    expect(() => readConfig(platformSettings, { FC_PORT: 'x', FC_MODE: 'y', PATH: '/bin' })).toThrow(
      /FC_MODE[\s\S]*FC_PORT|FC_PORT[\s\S]*FC_MODE/,
    );
  });

  it('prints values and their origin, and no secret', () => {
    const text = describeConfig(platformSettings, {
      DATABASE_URL: 'postgres://u:geheim@h/d',
      FC_KAFKA_BROKERS: 'kafka1:9092, [::1]:9093',
      FC_KAFKA_SASL_PASSWORD: 'geheim',
      FC_PORT: '5000',
    });
    expect(text).toContain('FC_PORT=5000  # environment');
    expect(text).toContain('FC_MODE=demo  # default');
    expect(text).toContain('FC_KAFKA_BROKERS=kafka1:9092,[::1]:9093');
    expect(text).not.toContain('geheim');
  });
});
