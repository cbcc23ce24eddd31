declare const STANCH_BUILD: string | undefined;

/** Stands for the code and the knowledge a program was built from; undefined for the source, which may change at any moment. */
export const BUILD_ID: string | undefined = typeof STANCH_BUILD === 'string' ? STANCH_BUILD : undefined;
