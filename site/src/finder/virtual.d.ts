declare module 'virtual:finder' {
  const bundle: import('../../../core/match/finder-data.ts').FinderBundle;
  export default bundle;
}
