export const IP_RECORD_PREFIX = 'ip-record-';
/** The record of a partnership has the partnership's id. */
export const ipRecordStream = (ipRecordId: string): string => `${IP_RECORD_PREFIX}${ipRecordId}`;
