export { isEncrypted } from './client.js';
export { consumerLag, replay, type Lag, type ReplayRequest } from './offsets.js';
export { connectKafka, type KafkaTransport } from './transport.js';
export {
  CannotAdminister,
  examinePartner,
  grantPartner,
  partnerAccess,
  partnerCommands,
  partnerUsers,
  retirePartnerUsers,
  revokePartner,
  rotatePartner,
  type PartnerAccess,
  type PartnerFindings,
  type PartnerOnBroker,
  type PartnerRight,
} from './partners.js';
