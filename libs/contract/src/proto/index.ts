export { protoSchema, type ProtoCall, type ProtoField, type ProtoSchema } from './proto-schema.ts';
