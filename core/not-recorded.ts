/** What stands where the record holds nothing; never a guess, a zero or a question mark. */
export const NOT_RECORDED = 'not recorded';
