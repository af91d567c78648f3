export const TESTBED_PREFIX = 'testbed-';
export const testBedStream = (testBedId: string): string => `${TESTBED_PREFIX}${testBedId}`;
