import { EntitySchema } from 'typeorm';
import { integer, key, primaryKey } from '../database/columns.ts';

/** The columns of `audits`: what someone did to an account, when and from where. */
export interface AuditRow {
  id: string;
  create_at: number;
  user_id: string;
  /** The path of the request. */
  action: string;
  extra_info: string;
  ip_address: string;
  session_id: string;
}

export const auditEntity = new EntitySchema<AuditRow>({
  name: 'AuditRow',
  tableName: 'audits',
  columns: {
    id: primaryKey('id'),
    create_at: integer('createat'),
    user_id: key('userid'),
    action: key('action', 512),
    extra_info: key('extrainfo', 1024),
    ip_address: key('ipaddress', 64),
    session_id: key('sessionid'),
  },
  indices: [{ name: 'idx_audits_user_id', columns: ['user_id', 'create_at'] }],
});
