// What is used of the package pgpass, which brings no types.
declare module 'pgpass' {
  /** Looks the place up in ~/.pgpass or $PGPASSFILE; nothing when it is not there, or when others may read the file. */
  export default function readPass(
    place: { readonly host: string; readonly port: number; readonly user: string; readonly database: string },
    answer: (password: string | undefined) => void,
  ): void;
}
